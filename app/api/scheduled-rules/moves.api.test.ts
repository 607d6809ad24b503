import { beforeAll, describe, expect, it } from 'vitest';
import * as rules from '@/lib/contracts/rules/rules';
import * as versions from '@/lib/contracts/rules/versions';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import { makeToken, makeUser, uniqueName } from '@/lib/testing/make';
import { makeRule } from '@/lib/testing/make-rule';
import { testNow } from '@/lib/testing/test-context';

const nobody = '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9e';
const filters = { all: [{ key: 'user_status', config: { status: 'active' } }] };

let token = '';
let staffId = '';
let stranger = '';

beforeAll(async () => {
  staffId = (await makeUser({ is_staff: true })).id;
  token = await makeToken(staffId);
  stranger = await makeToken((await makeUser()).id);
});

const inStatus = (status: string, more: object = {}) =>
  makeRule(filters, { author: staffId, rule: { status, paused_at: status === 'paused' ? testNow : null, ...more } });

const moves = [
  { command: 'activate', operation: rules.activateRuleOperation, from: ['draft'], to: 'active' },
  { command: 'pause', operation: rules.pauseRuleOperation, from: ['active'], to: 'paused' },
  { command: 'resume', operation: rules.resumeRuleOperation, from: ['paused'], to: 'active' },
  { command: 'archive', operation: rules.archiveRuleOperation, from: ['draft', 'active', 'paused'], to: 'archived' },
  { command: 'restore', operation: rules.restoreRuleOperation, from: ['archived'], to: 'draft' },
] as const;

describe.each(moves)('POST /api/scheduled-rules/{id}/$command/', ({ from, operation, to }) => {
  const move = (id: string, caller = token) => callOperation(operation, { token: caller, params: { id } });
  const words: Record<string, string> = { draft: 'a draft', active: 'active', paused: 'paused', archived: 'archived' };

  it('answers 200 with the rule, of each status that it moves from', async () => {
    for (const status of from) {
      const answer = await move((await inStatus(status)).id);
      const rule = await answer.json();
      expect([answer.status, rule.status, rule.next_run !== null]).toEqual([200, to, to === 'active']);
    }
  });

  it('answers 401 without a token', async () => {
    expect((await callOperation(operation, { params: { id: nobody } })).status).toBe(401);
  });

  it('answers 403 to people who are not staff', async () => {
    expect((await move(nobody, stranger)).status).toBe(403);
  });

  it('answers 404 for a rule that does not exist', async () => {
    expect((await move(nobody)).status).toBe(404);
  });

  it('answers 409 naming the status, of every other one', async () => {
    const others = ['draft', 'active', 'paused', 'archived'].filter((status) => !from.some((one) => one === status));
    for (const status of others) {
      const answer = await move((await inStatus(status)).id);
      expect([answer.status, (await answer.json()).detail]).toEqual([409, `The rule is ${words[status]}.`]);
    }
  });
});

describe.each(moves.filter(({ to }) => to === 'active'))(
  'POST /api/scheduled-rules/{id}/$command/',
  ({ from, operation }) => {
    it('answers 422 with the reasons of a broken rule', async () => {
      const message = 'The audience is gone.';
      const broken_reasons = [{ code: 'audience_missing', path: 'filters', message }];
      const { id } = await inStatus(from[0], { is_broken: true, broken_reasons });
      const answer = await callOperation(operation, { token, params: { id } });
      expect([answer.status, (await answer.json()).detail]).toEqual([422, message]);
    });
  },
);

describe('POST /api/scheduled-rules/{id}/restore/', () => {
  it('answers 409 when its name is taken by now', async () => {
    const { id, name } = await inStatus('archived');
    await inStatus('draft', { name: name.toUpperCase() });
    expect((await callOperation(rules.restoreRuleOperation, { token, params: { id } })).status).toBe(409);
  });
});

describe('POST /api/scheduled-rules/{id}/duplicate/', () => {
  const duplicate = (id: string, caller = token) =>
    callOperation(rules.duplicateRuleOperation, { token: caller, params: { id } });

  it('answers 201 with a draft, called a copy, then copy 2', async () => {
    const name = uniqueName('Rule');
    const { id } = await inStatus('active', { name });
    const answer = await duplicate(id);
    expect([answer.status, await answer.json()]).toMatchObject([
      201,
      { name: `${name} (copy)`, status: 'draft', version: 1, filters, version_author: { uuid: staffId } },
    ]);
    expect((await (await duplicate(id)).json()).name).toBe(`${name} (copy 2)`);
  });

  it('answers 201 with a draft of each status, and starts without approval or history', async () => {
    for (const status of ['draft', 'active', 'paused', 'archived']) {
      const { id } = await inStatus(status);
      const answer = await duplicate(id);
      expect([answer.status, await answer.json()]).toMatchObject([
        201,
        { status: 'draft', version: 1, next_run: null, last_run: null, matching: null, approval: { state: 'needed' } },
      ]);
    }
  });

  it('answers 401 without a token', async () => {
    expect((await callOperation(rules.duplicateRuleOperation, { params: { id: nobody } })).status).toBe(401);
  });

  it('answers 403 to people who are not staff', async () => {
    expect((await duplicate(nobody, stranger)).status).toBe(403);
  });

  it('answers 404 for a rule that does not exist', async () => {
    expect((await duplicate(nobody)).status).toBe(404);
  });

  it('answers 409 for a rule that a purge profile has', async () => {
    expect((await duplicate((await inStatus('active', { profile_id: crypto.randomUUID() })).id)).status).toBe(409);
  });
});

describe('GET /api/scheduled-rules/{id}/versions/', () => {
  const list = (id: string, more: object = {}) =>
    callOperation(versions.listRuleVersionsOperation, { token, params: { id }, ...more });

  it('answers 200 with each version, newest first, its author and what it changed', async () => {
    const { id } = await inStatus('draft');
    const body = { caps: { max_users: 7, max_percent: 100 }, warn_days: 3 };
    await callOperation(rules.changeRuleOperation, { token, params: { id }, body });
    const answer = await list(id);
    expect([answer.status, await answer.json()]).toMatchObject([
      200,
      [
        {
          version: 2,
          author: { uuid: staffId },
          differences: [
            { path: 'warn_days', from: 0, to: 3 },
            { path: 'caps.max_users', from: 1_000_000, to: 7 },
          ],
        },
        { version: 1, differences: [] },
      ],
    ]);
  });

  it('answers 400 to a page that is no number', async () => {
    expect((await list(nobody, { query: '?page=one' })).status).toBe(400);
  });

  it('answers 401 without a token', async () => {
    expect((await callOperation(versions.listRuleVersionsOperation, { params: { id: nobody } })).status).toBe(401);
  });

  it('answers 403 to people who are neither staff nor support', async () => {
    expect((await list(nobody, { token: stranger })).status).toBe(403);
  });

  it('answers 404 for a rule that does not exist', async () => {
    expect((await list(nobody)).status).toBe(404);
  });
});

describe('GET /api/scheduled-rules/{id}/versions/{n}/', () => {
  const read = (id: string, n: string, caller = token) =>
    callOperation(versions.readRuleVersionOperation, { token: caller, params: { id, n } });

  it('answers 200 with what the version does', async () => {
    const { id } = await inStatus('draft');
    const answer = await read(id, '1');
    expect([answer.status, await answer.json()]).toMatchObject([
      200,
      { version: 1, action: { key: 'suspend_user', config: {} }, filters, caps: { max_percent: 100 }, warn_days: 0 },
    ]);
  });

  it('answers 401 without a token', async () => {
    const params = { id: nobody, n: '1' };
    expect((await callOperation(versions.readRuleVersionOperation, { params })).status).toBe(401);
  });

  it('answers 403 to people who are neither staff nor support', async () => {
    expect((await read(nobody, '1', stranger)).status).toBe(403);
  });

  it('answers 404 for a version that does not exist', async () => {
    const { id } = await inStatus('draft');
    expect((await read(id, '2')).status).toBe(404);
    expect((await read(id, 'first')).status).toBe(404);
  });
});

describe('GET /api/scheduled-rules/next-runs/', () => {
  const next = (query: string, caller = token) => callOperation(versions.nextRunsOperation, { token: caller, query });

  it('answers 200 with the next five instants and the schedule in words', async () => {
    const answer = await next('?cron=0+6+*+*+1&time_zone=Europe/Tallinn');
    const { next_runs, sentence } = await answer.json();
    expect([answer.status, sentence, next_runs.length]).toEqual([200, 'Every Monday at 06:00, Europe/Tallinn.', 5]);
  });

  it.each([
    ['?cron=daily&time_zone=UTC', 'cron', 'The cron field must be a cron expression of five fields.'],
    ['?cron=0+6+*+*+1&time_zone=Mars/Base', 'time_zone', 'Must be an IANA time zone, for example Europe/Tallinn.'],
  ])('answers 400 to %s', async (query, field, sentence) => {
    const answer = await next(query);
    expect([answer.status, (await answer.json())[field]]).toEqual([400, [sentence]]);
  });

  it('answers 401 without a token', async () => {
    expect((await callOperation(versions.nextRunsOperation)).status).toBe(401);
  });

  it('answers 403 to people who are neither staff nor support', async () => {
    expect((await next('?cron=0+6+*+*+1&time_zone=UTC', stranger)).status).toBe(403);
  });
});

describe('GET /api/scheduled-rules/all-paused/', () => {
  it('answers 200 with whether all rules are paused', async () => {
    await database().rulesPause.deleteMany();
    const answer = await callOperation(versions.readAllPausedOperation, { token });
    expect([answer.status, await answer.json()]).toEqual([200, { paused: false, note: '', by: null, at: null }]);
  });

  it('answers 401 without a token', async () => {
    expect((await callOperation(versions.readAllPausedOperation)).status).toBe(401);
  });

  it('answers 403 to people who are neither staff nor support', async () => {
    expect((await callOperation(versions.readAllPausedOperation, { token: stranger })).status).toBe(403);
  });
});

describe('PUT /api/scheduled-rules/all-paused/', () => {
  const put = (body: object, caller = token) =>
    callOperation(versions.changeAllPausedOperation, { token: caller, body });

  it('answers 200 with who paused all rules and why, and resumes them', async () => {
    const answer = await put({ paused: true, note: 'A migration.' });
    expect([answer.status, await answer.json()]).toMatchObject([
      200,
      { paused: true, note: 'A migration.', by: { uuid: staffId }, at: expect.any(String) },
    ]);
    expect(await (await put({ paused: false, note: 'It is over.' })).json()).toMatchObject({ paused: false });
  });

  it.each([{ paused: true }, { paused: true, note: 'so' }, { paused: true, note: 'x'.repeat(501) }])(
    'answers 400 to %j',
    async (body) => {
      expect((await put(body)).status).toBe(400);
    },
  );

  it('answers 401 without a token', async () => {
    expect((await callOperation(versions.changeAllPausedOperation, { body: {} })).status).toBe(401);
  });

  it('answers 403 to people who are not staff', async () => {
    expect((await put({}, stranger)).status).toBe(403);
  });
});
