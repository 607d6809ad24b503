import { beforeAll, describe, expect, it } from 'vitest';
import * as runs from '@/lib/contracts/rules/runs';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import { makeToken, makeUser } from '@/lib/testing/make';
import { makeRun } from '@/lib/testing/make-run';

const nobody = '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9e';
const note = 'As agreed with them.';

let token = '';
let authorId = '';
let authorToken = '';
let stranger = '';

beforeAll(async () => {
  token = await makeToken((await makeUser({ is_staff: true })).id);
  authorId = (await makeUser({ is_staff: true })).id;
  authorToken = await makeToken(authorId);
  stranger = await makeToken((await makeUser()).id);
});

const waiting = () =>
  makeRun({ state: 'waiting_for_approval', subject: 'listed', author: authorId, startedAt: new Date() });
const quarantined = () => makeRun({ state: 'quarantined', subject: 'listed', author: authorId, startedAt: new Date() });

describe('GET /api/scheduled-rule-runs/', () => {
  const list = (query: string, caller = token) => callOperation(runs.listRunsOperation, { token: caller, query });

  it('answers 200 with runs, newest first, by rule, state, trigger and time', async () => {
    const { rule, run } = await makeRun({ startedAt: new Date('2026-11-01T10:00:00Z') });
    const data = { rule_id: rule.id, version: 1, trigger: 'schedule', state: 'queued' };
    const newer = await database().ruleRun.create({ data: { ...data, started_at: new Date('2026-11-02T10:00:00Z') } });
    const ids = async (query: string): Promise<string[]> =>
      (await (await list(`?rule_id=${rule.id}${query}`)).json()).map(({ id }: { id: string }) => id);
    expect(await ids('')).toEqual([newer.id, run.id]);
    expect(await ids('&o=started_at')).toEqual([run.id, newer.id]);
    expect(await ids('&state=queued')).toEqual([newer.id]);
    expect(await ids('&state=queued&state=succeeded')).toEqual([newer.id, run.id]);
    expect(await ids('&trigger=manual')).toEqual([run.id]);
    expect(await ids('&started_after=2026-11-01T12:00:00Z')).toEqual([newer.id]);
    expect(await ids('&started_before=2026-11-01T12:00:00Z')).toEqual([run.id]);
  });

  it('answers 400 for an unknown state', async () => {
    expect((await list('?state=gone')).status).toBe(400);
  });

  it('answers 401 without a token', async () => {
    expect((await callOperation(runs.listRunsOperation)).status).toBe(401);
  });

  it('answers 403 to people who are neither staff nor support', async () => {
    expect((await list('', stranger)).status).toBe(403);
  });
});

describe('GET /api/scheduled-rule-runs/{id}/', () => {
  const read = (id: string, caller = token) => callOperation(runs.readRunOperation, { token: caller, params: { id } });

  it('answers 200 with the run', async () => {
    const { rule, run } = await makeRun();
    const answer = await read(run.id);
    expect([answer.status, await answer.json()]).toMatchObject([
      200,
      { id: run.id, rule_name: rule.name, state: 'succeeded', counts: { matched: 1, done: 1 } },
    ]);
  });

  it('answers 401 without a token', async () => {
    expect((await callOperation(runs.readRunOperation, { params: { id: nobody } })).status).toBe(401);
  });

  it('answers 403 to people who are neither staff nor support', async () => {
    expect((await read(nobody, stranger)).status).toBe(403);
  });

  it('answers 404 for a run that does not exist', async () => {
    expect((await read(nobody)).status).toBe(404);
  });
});

describe('GET /api/scheduled-rule-runs/{id}/subjects/', () => {
  const list = (id: string, query = '', more: object = {}) =>
    callOperation(runs.listRunSubjectsOperation, { token, params: { id }, query, ...more });

  it('answers 200 with the people of the run, by state and words, and as CSV', async () => {
    const { run, subject, user } = await makeRun();
    const answer = await list(run.id);
    expect([answer.status, await answer.json()]).toMatchObject([
      200,
      [{ id: subject.id, run_id: run.id, user_uuid: user.id, username: user.username, state: 'done', episode: 'once' }],
    ]);
    expect(await (await list(run.id, '?state=failed')).json()).toEqual([]);
    expect(await (await list(run.id, `?q=${user.username}&state=done`)).json()).toHaveLength(1);
    const csv = await list(run.id, '', { headers: { accept: 'text/csv' } });
    expect(await csv.text()).toContain(user.username);
  });

  it('answers 400 for an unknown order', async () => {
    expect((await list(nobody, '?o=age')).status).toBe(400);
  });

  it('answers 401 without a token', async () => {
    expect((await callOperation(runs.listRunSubjectsOperation, { params: { id: nobody } })).status).toBe(401);
  });

  it('answers 403 to people who are neither staff nor support', async () => {
    expect((await list(nobody, '', { token: stranger })).status).toBe(403);
  });

  it('answers 404 for a run that does not exist', async () => {
    expect((await list(nobody)).status).toBe(404);
  });
});

const decisions = [
  {
    command: 'approve',
    operation: runs.approveRunOperation,
    make: waiting,
    body: (set_hash: string) => ({ set_hash }),
    wrong: [{}],
    becomes: { state: 'running' },
  },
  {
    command: 'reject',
    operation: runs.rejectRunOperation,
    make: waiting,
    body: () => ({ reason: note }),
    wrong: [{}, { reason: 'no' }, { reason: 'x'.repeat(501) }],
    becomes: { state: 'cancelled', cancel_reason: 'rejected', cancel_note: note },
  },
  {
    command: 'clear',
    operation: runs.clearRunOperation,
    make: quarantined,
    body: () => ({ note }),
    wrong: [{}, { note: 'no' }, { note: 'x'.repeat(501) }],
    becomes: { state: 'running', cleared: { note } },
  },
  {
    command: 'cancel',
    operation: runs.cancelRunOperation,
    make: quarantined,
    body: () => ({}),
    wrong: [{ note: 'no' }, { note: 'x'.repeat(501) }],
    becomes: { state: 'cancelled', cancel_reason: 'cancelled_by_hand' },
  },
] as const;

describe.each(decisions)(
  'POST /api/scheduled-rule-runs/{id}/$command/',
  ({ becomes, body, make, operation, command, wrong }) => {
    const decide = (id: string, given: object, caller = token) =>
      callOperation(operation, { token: caller, params: { id }, body: given });

    it('answers 200 with the run', async () => {
      const { run, set_hash } = await make();
      const answer = await decide(run.id, body(set_hash));
      expect([answer.status, await answer.json()]).toMatchObject([200, becomes]);
    });

    it('answers 400 without what it needs, and to a note or reason that is not of 3 to 500 characters', async () => {
      for (const body of wrong) expect([body, (await decide(nobody, body)).status]).toEqual([body, 400]);
    });

    it('answers 401 without a token', async () => {
      expect((await callOperation(operation, { params: { id: nobody }, body: body('hash') })).status).toBe(401);
    });

    it('answers 403 to people who are not staff, and to the author who would have it act', async () => {
      const { run, set_hash } = await make();
      expect((await decide(run.id, body(set_hash), stranger)).status).toBe(403);
      const isAct = command === 'approve' || command === 'clear';
      expect((await decide(run.id, body(set_hash), authorToken)).status).toBe(isAct ? 403 : 200);
    });

    it('answers 404 for a run that does not exist', async () => {
      expect((await decide(nobody, body('hash'))).status).toBe(404);
    });

    it('answers 409 for a run that has ended', async () => {
      const { run, set_hash } = await makeRun();
      expect((await decide(run.id, body(set_hash))).status).toBe(409);
    });
  },
);

describe('POST /api/scheduled-rule-runs/{id}/undo/', () => {
  const undo = (id: string, body: object = {}, caller = token) =>
    callOperation(runs.undoRunOperation, { token: caller, params: { id }, body });

  it('answers 200 with how many were undone and who was not', async () => {
    const { run, user } = await makeRun({ startedAt: new Date() });
    const first = await undo(run.id);
    expect([first.status, await first.json()]).toEqual([200, { undone: 1, not_undone: [] }]);
    expect(await (await undo(run.id, { user_uuids: [user.id, nobody] })).json()).toEqual({
      undone: 0,
      not_undone: [
        { user_uuid: nobody, reason: 'This was not done.' },
        { user_uuid: user.id, reason: 'This was already undone.' },
      ].toSorted((a, b) => a.user_uuid.localeCompare(b.user_uuid)),
    });
  });

  it('names who was acted on too long ago', async () => {
    const { run, user } = await makeRun({ startedAt: new Date(Date.now() - 15 * 86_400_000) });
    expect(await (await undo(run.id)).json()).toEqual({
      undone: 0,
      not_undone: [{ user_uuid: user.id, reason: 'This can be undone for 14 days only.' }],
    });
  });

  it('answers 400 to an empty list of people', async () => {
    expect((await undo(nobody, { user_uuids: [] })).status).toBe(400);
  });

  it('answers 401 without a token', async () => {
    expect((await callOperation(runs.undoRunOperation, { params: { id: nobody }, body: {} })).status).toBe(401);
  });

  it('answers 403 to people who are not staff', async () => {
    expect((await undo(nobody, {}, stranger)).status).toBe(403);
  });

  it('answers 404 for a run that does not exist', async () => {
    expect((await undo(nobody)).status).toBe(404);
  });

  it('answers 409 for an open run', async () => {
    expect((await undo((await waiting()).run.id)).status).toBe(409);
  });
});
