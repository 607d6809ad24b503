import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { approveRuleOperation, decideRuleOperation, runRuleOperation } from '@/lib/contracts/rules/rules';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import { makeToken, makeUser, uniqueName } from '@/lib/testing/make';
import { makeRule } from '@/lib/testing/make-rule';
import { makeRun } from '@/lib/testing/make-run';

const nobody = '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9e';
const filters = { all: [{ key: 'user_status', config: { status: 'active' } }] };
const HOUR_MS = 3_600_000;

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

beforeEach(() => database().rulesPause.deleteMany());

const active = (more: object = {}) => makeRule(filters, { author: authorId, rule: { status: 'active', ...more } });

describe('POST /api/scheduled-rules/{id}/run/', () => {
  const run = (id: string, caller = token) => callOperation(runRuleOperation, { token: caller, params: { id } });

  it('answers 202 with the run, which is queued', async () => {
    const { id, name } = await active();
    const answer = await run(id);
    expect([answer.status, await answer.json()]).toMatchObject([
      202,
      { rule_id: id, rule_name: name, version: 1, trigger: 'manual', state: 'queued', tick_at: null, progress: null },
    ]);
  });

  it('answers 401 without a token', async () => {
    expect((await callOperation(runRuleOperation, { params: { id: nobody } })).status).toBe(401);
  });

  it('answers 403 to people who are not staff', async () => {
    expect((await run(nobody, stranger)).status).toBe(403);
  });

  it('answers 404 for a rule that does not exist', async () => {
    expect((await run(nobody)).status).toBe(404);
  });

  it('answers 409 with the reason while the rule is not active, has an open run, or everything is paused', async () => {
    const detail = async (id: string) => {
      const answer = await run(id);
      return [answer.status, (await answer.json()).detail];
    };
    expect(await detail((await makeRule(filters)).id)).toEqual([409, 'The rule is a draft.']);
    expect(await detail((await active({ status: 'paused', paused_at: new Date() })).id)).toEqual([
      409,
      'The rule is paused.',
    ]);
    expect(await detail((await active({ status: 'archived' })).id)).toEqual([409, 'The rule is archived.']);
    const running = await active();
    await run(running.id);
    expect(await detail(running.id)).toEqual([409, 'The rule is running already.']);
    const waiting = await makeRun({ state: 'waiting_for_approval', subject: 'listed' });
    expect(await detail(waiting.rule.id)).toEqual([409, 'A run of the rule waits for approval.']);
    const held = await makeRun({ state: 'quarantined', subject: 'listed' });
    expect(await detail(held.rule.id)).toEqual([409, 'A run of the rule is in quarantine.']);
    await database().rulesPause.create({ data: { paused: true, note: 'A migration.', at: new Date() } });
    expect(await detail((await active()).id)).toEqual([409, 'All rules are paused.']);
  });

  it('answers 422 naming what a broken rule lacks', async () => {
    const broken_reasons = [{ code: 'role_missing', path: 'filters', message: 'The role X does not exist.' }];
    const answer = await run((await active({ is_broken: true, broken_reasons })).id);
    expect([answer.status, (await answer.json()).detail]).toEqual([422, 'The role X does not exist.']);
  });
});

describe('POST /api/scheduled-rules/{id}/approve/', () => {
  const approve = (id: string, set_hash: string, caller = token) =>
    callOperation(approveRuleOperation, { token: caller, params: { id }, body: { set_hash } });

  async function snapshotOf(rule_id: string, hoursAgo: number): Promise<string> {
    const set_hash = uniqueName('hash');
    const at = new Date(Date.now() - hoursAgo * HOUR_MS);
    await database().ruleSnapshot.create({
      data: { rule_id, version: 1, at, set_hash, user_ids: [nobody], excluded: {} },
    });
    return set_hash;
  }

  it('answers 200 with the rule, approved for 72 hours, also while it is a draft', async () => {
    const { id } = await makeRule(filters, { author: authorId });
    const set_hash = await snapshotOf(id, 71);
    const answer = await approve(id, set_hash);
    expect([answer.status, await answer.json()]).toMatchObject([200, { approval: { state: 'given', set_hash } }]);
    expect(await database().ruleApproval.findMany({ where: { rule_id: id } })).toMatchObject([{ user_ids: [nobody] }]);
  });

  it('starts a waiting run whose hash it is given', async () => {
    const { rule, run, set_hash } = await makeRun({
      state: 'waiting_for_approval',
      subject: 'listed',
      startedAt: new Date(),
    });
    expect((await approve(rule.id, set_hash)).status).toBe(200);
    expect(await database().ruleRun.findUnique({ where: { id: run.id } })).toMatchObject({ state: 'running' });
  });

  it('answers 400 without a hash', async () => {
    const { id } = await active();
    expect((await callOperation(approveRuleOperation, { token, params: { id }, body: {} })).status).toBe(400);
  });

  it('answers 401 without a token', async () => {
    expect((await callOperation(approveRuleOperation, { params: { id: nobody }, body: {} })).status).toBe(401);
  });

  it('answers 403 to the author of the version, whatever token they use, and to people who are not staff', async () => {
    const { id } = await active();
    const set_hash = await snapshotOf(id, 1);
    expect((await approve(id, set_hash, authorToken)).status).toBe(403);
    expect((await approve(id, set_hash, await makeToken(authorId))).status).toBe(403);
    expect((await approve(id, set_hash, stranger)).status).toBe(403);
  });

  it('answers 404 for a rule that does not exist', async () => {
    expect((await approve(nobody, 'hash')).status).toBe(404);
  });

  it('answers 409 with the newest hash for another one, or one that is older than 72 hours', async () => {
    const { id } = await active();
    const none = await approve(id, 'other');
    expect([none.status, (await none.json()).set_hash]).toEqual([409, null]);
    const old = await snapshotOf(id, 73);
    const answer = await approve(id, old);
    expect([answer.status, (await answer.json()).set_hash]).toEqual([409, old]);
    const newest = await snapshotOf(id, 1);
    expect(await (await approve(id, 'other')).json()).toMatchObject({ set_hash: newest });
  });

  it('answers 409 for a rule that needs no approval, or is archived', async () => {
    const archived = await makeRule(filters, { author: authorId, rule: { status: 'archived' } });
    expect((await approve(archived.id, await snapshotOf(archived.id, 1))).status).toBe(409);
    const harmless = await makeRule(filters, { author: authorId, action: { key: 'reinstate_user', config: {} } });
    const answer = await approve(harmless.id, await snapshotOf(harmless.id, 1));
    expect([answer.status, (await answer.json()).detail]).toEqual([409, 'This rule needs no approval.']);
  });
});

describe('POST /api/scheduled-rules/{id}/decide/', () => {
  const note = 'As agreed with them.';
  const decide = (id: string, body: object, caller = token) =>
    callOperation(decideRuleOperation, { token: caller, params: { id }, body });
  const unreachable = () => makeRun({ subject: 'needs_attention', reason: 'no_address', author: authorId });

  it.each([
    [
      { decision: 'leave_out', note },
      { state: 'cancelled', reason: 'left_out' },
    ],
    [
      { decision: 'retry', note },
      { state: 'failed', tries: 0 },
    ],
    [
      { decision: 'act', on: '2099-01-01', note },
      { state: 'needs_attention', act_on: new Date('2099-01-01') },
    ],
  ])('answers 200 to %j with how many it was about', async (body, row) => {
    const { rule, subject } = await unreachable();
    const answer = await decide(rule.id, body);
    expect([answer.status, await answer.json()]).toEqual([200, { decided: 1 }]);
    expect(await database().ruleSubject.findUnique({ where: { id: subject.id } })).toMatchObject(row);
  });

  it.each([
    { decision: 'act', note },
    { decision: 'act', on: '2020-01-01', note },
    { decision: 'retry' },
    { decision: 'retry', note: 'no' },
    { decision: 'retry', note: 'x'.repeat(501) },
    { note },
  ])('answers 400 to %j', async (body) => {
    expect((await decide((await unreachable()).rule.id, body)).status).toBe(400);
  });

  it('takes only the unreachable with act', async () => {
    const { rule } = await makeRun({ subject: 'needs_attention', reason: 'failed' });
    expect(await (await decide(rule.id, { decision: 'act', on: '2099-01-01', note })).json()).toEqual({ decided: 0 });
  });

  it('answers 401 without a token', async () => {
    expect((await callOperation(decideRuleOperation, { params: { id: nobody }, body: {} })).status).toBe(401);
  });

  it('answers 403 to people who are not staff, and to the author who would have it act', async () => {
    const { rule } = await unreachable();
    const body = { decision: 'act', on: '2099-01-01', note };
    expect((await decide(rule.id, body, stranger)).status).toBe(403);
    expect((await decide(rule.id, body, authorToken)).status).toBe(403);
  });

  it('answers 404 for a rule that does not exist', async () => {
    expect((await decide(nobody, { decision: 'retry', note })).status).toBe(404);
  });

  it('answers 409 for an archived rule', async () => {
    const { id } = await makeRule(filters, { rule: { status: 'archived' } });
    expect((await decide(id, { decision: 'retry', note })).status).toBe(409);
  });
});
