import { beforeAll, describe, expect, it } from 'vitest';
import {
  changeRuleOperation,
  createRuleOperation,
  listRulesOperation,
  readRuleOperation,
  type ScheduledRule,
} from '@/lib/contracts/rules/rules';
import { env } from '@/lib/core/env';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import { makeToken, makeUser, uniqueName } from '@/lib/testing/make';

const nobody = '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9e';
const filters = { all: [{ key: 'user_status', config: { status: 'active' } }] };
const body = (more: object = {}) => ({
  name: uniqueName('Rule'),
  action: { key: 'suspend_user', config: {} },
  filters,
  ...more,
});

let token = '';
let staffId = '';
let stranger = '';

beforeAll(async () => {
  staffId = (await makeUser({ is_staff: true, full_name: 'Astrid' })).id;
  token = await makeToken(staffId);
  stranger = await makeToken((await makeUser()).id);
});

const create = (given: object, caller = token) => callOperation(createRuleOperation, { token: caller, body: given });
const made = async (more: object = {}): Promise<ScheduledRule> => (await create(body(more))).json();
const patch = (id: string, given: object, headers: Record<string, string> = {}) =>
  callOperation(changeRuleOperation, { token, params: { id }, body: given, headers });

describe('POST /api/scheduled-rules/', () => {
  it('answers 201 with a draft that has every default', async () => {
    const answer = await create(body({ name: '  Quiet accounts ' }));
    expect(answer.headers.get('etag')).toMatch(/^"/);
    expect([answer.status, await answer.json()]).toMatchObject([
      201,
      {
        name: 'Quiet accounts',
        description: '',
        status: 'draft',
        version: 1,
        schedule: { cron: '20 3 * * *', time_zone: 'UTC' },
        caps: { max_users: 50, max_percent: 5 },
        warn_days: 0,
        repeat_days: null,
        run_order: 100,
        protect_staff: true,
        excluded_user_uuids: [],
        approval_policy: 'when_destructive',
        is_destructive: true,
        ends_match: true,
        is_built_in: false,
        is_broken: false,
        next_run: null,
        last_run: null,
        matching: null,
        created_by: { uuid: staffId },
        version_author: { uuid: staffId },
        approval: { state: 'needed', set_hash: null },
        sentences: { action: 'Suspend the account.', schedule: 'Every day at 03:20, UTC.' },
      },
    ]);
  });

  it('answers 201 with a schedule in the zone of the installation where none is given', async () => {
    const zone = env.HEED_TIME_ZONE;
    env.HEED_TIME_ZONE = 'Pacific/Auckland';
    const { schedule } = await made().finally(() => {
      env.HEED_TIME_ZONE = zone;
    });
    expect(schedule).toEqual({ cron: '20 3 * * *', time_zone: 'Pacific/Auckland' });
  });

  it.each([
    [{ name: ' ' }, 'name', 'The name field must not be empty.'],
    [{ filters: { all: [] } }, 'filters.all', 'A rule needs at least one filter.'],
    [{ action: { key: 'dance' } }, 'action', 'The action field must be a valid action.'],
    [{ filters: { key: 'shoe_size' } }, 'filters.key', 'The filter shoe_size does not exist.'],
    [
      { schedule: { cron: 'daily', time_zone: 'UTC' } },
      'schedule.cron',
      'The cron field must be a cron expression of five fields.',
    ],
    [{ caps: { max_users: 0 } }, 'caps.max_users', 'Must be at least 1.'],
    [{ excluded_user_uuids: [nobody] }, 'excluded_user_uuids.0', `The person ${nobody} does not exist.`],
  ])('answers 400 to %j, naming the field', async (more, field, sentence) => {
    const answer = await create(body(more));
    const problem = await answer.json();
    expect([answer.status, problem[field] ?? problem]).toEqual([400, [sentence]]);
  });

  it('answers 401 without a token', async () => {
    expect((await callOperation(createRuleOperation, { body: body() })).status).toBe(401);
  });

  it('answers 403 to people who are not staff', async () => {
    expect((await create(body(), stranger)).status).toBe(403);
  });

  it('answers 409 for a name that another rule has, in any case', async () => {
    const { name } = await made();
    const answer = await create(body({ name: name.toUpperCase() }));
    expect([answer.status, (await answer.json()).detail]).toEqual([409, 'A rule with this name exists already.']);
  });
});

describe('GET /api/scheduled-rules/', () => {
  const list = async (query: string): Promise<string[]> => {
    const answer = await callOperation(listRulesOperation, { token, query });
    return (await answer.json()).map(({ name }: ScheduledRule) => name.at(-1));
  };

  it('answers 200 with the rules of each status asked for, archived ones only when they are', async () => {
    const word = uniqueName('listed');
    for (const letter of ['c', 'b', 'A']) await made({ name: `${word} ${letter}` });
    const { id } = await made({ name: `${word} d` });
    const ago = { status: 'archived' };
    await database().scheduledRule.update({ where: { id }, data: ago });
    expect(await list(`?q=${word}&o=name`)).toEqual(['A', 'b', 'c']);
    expect(await list(`?q=${word}`)).toEqual(['A', 'b', 'c']);
    expect(await list(`?q=${word}&status=archived`)).toEqual(['d']);
    expect(await list(`?q=${word}&status=archived&status=draft&o=-name`)).toEqual(['d', 'c', 'b', 'A']);
    expect(await list(`?q=${word}&is_broken=true`)).toEqual([]);
  });

  it('answers 400 for an unknown status', async () => {
    expect((await callOperation(listRulesOperation, { token, query: '?status=gone' })).status).toBe(400);
  });

  it('answers 401 without a token', async () => {
    expect((await callOperation(listRulesOperation)).status).toBe(401);
  });

  it('answers 403 to people who are neither staff nor support', async () => {
    expect((await callOperation(listRulesOperation, { token: stranger })).status).toBe(403);
  });
});

describe('GET /api/scheduled-rules/{id}/', () => {
  it('answers 200 with the rule, and 304 to who has it', async () => {
    const { id } = await made();
    const answer = await callOperation(readRuleOperation, { token, params: { id } });
    expect([answer.status, (await answer.json()).id]).toEqual([200, id]);
    const headers = { 'if-none-match': answer.headers.get('etag') ?? '' };
    expect((await callOperation(readRuleOperation, { token, params: { id }, headers })).status).toBe(304);
  });

  it('answers 401 without a token', async () => {
    expect((await callOperation(readRuleOperation, { params: { id: nobody } })).status).toBe(401);
  });

  it('answers 403 to people who are neither staff nor support', async () => {
    expect((await callOperation(readRuleOperation, { token: stranger, params: { id: nobody } })).status).toBe(403);
  });

  it.each([nobody, 'preview-me'])('answers 404 for %s', async (id) => {
    expect((await callOperation(readRuleOperation, { token, params: { id } })).status).toBe(404);
  });

  it('is no DELETE: archiving replaces it', async () => {
    const { id } = await made();
    expect((await callOperation(readRuleOperation, { token, method: 'DELETE', params: { id } })).status).toBe(405);
  });
});

describe('PATCH /api/scheduled-rules/{id}/', () => {
  it('answers 200 without a new version for name, description, schedule and order', async () => {
    const { id } = await made();
    const schedule = { cron: '0 6 * * *', time_zone: 'Europe/Tallinn' };
    const answer = await patch(id, { name: uniqueName('Other'), description: 'Why.', schedule, run_order: 7 });
    expect([answer.status, await answer.json()]).toMatchObject([
      200,
      {
        version: 1,
        description: 'Why.',
        schedule,
        run_order: 7,
        sentences: { schedule: expect.stringMatching(/Tallinn/) },
      },
    ]);
  });

  it.each([
    ['action', { action: { key: 'reinstate_user', config: {} } }],
    ['filters', { filters: { all: [{ key: 'user_status', config: { status: 'suspended' } }] } }],
    ['caps', { caps: { max_users: 7 } }],
    ['warn_days', { warn_days: 3 }],
    ['repeat_days', { repeat_days: 30 }],
    ['protect_staff', { protect_staff: false }],
    ['approval_policy', { approval_policy: 'always' }],
  ])('makes a new version, a draft, of an active rule whose %s changes', async (_name, given) => {
    const { id } = await made();
    await database().scheduledRule.update({ where: { id }, data: { status: 'active' } });
    expect(await (await patch(id, given)).json()).toMatchObject({ ...given, version: 2, status: 'draft' });
  });

  it('replaces each member as a whole', async () => {
    const { id } = await made({ caps: { max_users: 7, max_percent: 1.5 } });
    expect(await (await patch(id, { caps: { max_users: 8 } })).json()).toMatchObject({
      caps: { max_users: 8, max_percent: 5 },
    });
  });

  it('makes neither a version nor an audit row when nothing changes', async () => {
    const { filters: _shown, id, name, warn_days } = await made();
    expect(await (await patch(id, { name, warn_days, filters })).json()).toMatchObject({ version: 1 });
    expect(await database().auditEntry.count({ where: { subject_id: id } })).toBe(1);
  });

  it('answers 400 to a tree without a condition', async () => {
    const { id } = await made();
    expect((await patch(id, { filters: { any: [] } })).status).toBe(400);
  });

  it('answers 401 without a token', async () => {
    expect((await callOperation(changeRuleOperation, { params: { id: nobody }, body: {} })).status).toBe(401);
  });

  it('answers 403 to people who are not staff', async () => {
    const asked = { token: stranger, params: { id: nobody }, body: {} };
    expect((await callOperation(changeRuleOperation, asked)).status).toBe(403);
  });

  it('answers 404 for a rule that does not exist', async () => {
    expect((await patch(nobody, {})).status).toBe(404);
  });

  it('answers 409 for a taken name, an archived rule, and one that a purge profile has', async () => {
    const [one, other] = [await made(), await made()];
    expect((await patch(one.id, { name: other.name })).status).toBe(409);
    await database().scheduledRule.update({ where: { id: one.id }, data: { status: 'archived' } });
    const archived = await patch(one.id, { description: 'New.' });
    expect([archived.status, (await archived.json()).detail]).toEqual([409, 'The rule is archived.']);
    await database().scheduledRule.update({ where: { id: other.id }, data: { profile_id: nobody } });
    const builtIn = await patch(other.id, { warn_days: 1 });
    expect([builtIn.status, (await builtIn.json()).detail]).toEqual([409, 'Change the purge profile instead.']);
  });

  it('answers 412 to who read an older rule, and changes nothing', async () => {
    const { id } = await made();
    const read = await callOperation(readRuleOperation, { token, params: { id } });
    const etag = { 'if-match': read.headers.get('etag') ?? '' };
    expect((await patch(id, { description: 'First.' }, etag)).status).toBe(200);
    expect((await patch(id, { description: 'Second.' }, etag)).status).toBe(412);
    expect(await database().scheduledRule.findUnique({ where: { id } })).toMatchObject({ description: 'First.' });
  });
});
