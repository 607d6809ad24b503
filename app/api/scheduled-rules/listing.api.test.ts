import { beforeAll, describe, expect, it } from 'vitest';
import { listRuleTemplatesOperation, type RuleTemplate } from '@/lib/contracts/rules/parts';
import { previewSavedRuleOperation } from '@/lib/contracts/rules/preview';
import * as rules from '@/lib/contracts/rules/rules';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import { makeToken, makeUser, uniqueName } from '@/lib/testing/make';
import { makeRule } from '@/lib/testing/make-rule';
import { makeRun } from '@/lib/testing/make-run';

const HOUR_MS = 3_600_000;
const day = (number: number) => new Date(`2026-11-0${number}T10:00:00Z`);

let token = '';
let staffId = '';
let approverId = '';

beforeAll(async () => {
  staffId = (await makeUser({ is_staff: true })).id;
  approverId = (await makeUser({ is_staff: true })).id;
  token = await makeToken(staffId);
});

const read = async (id: string): Promise<rules.ScheduledRule> =>
  (await callOperation(rules.readRuleOperation, { token, params: { id } })).json();

describe('GET /api/scheduled-rules/', () => {
  const list = async (query: string): Promise<string[]> => {
    const answer = await callOperation(rules.listRulesOperation, { token, query });
    return (await answer.json()).map(({ name }: rules.ScheduledRule) => name.at(-1));
  };

  it('answers 200 in each order, and without one by when the rules were changed last, then by id', async () => {
    const word = uniqueName('ordered');
    const make = (letter: string, rule: object) =>
      makeRule({ key: 'never_signed_in', config: {} }, { rule: { name: `${word} ${letter}`, ...rule } });
    await make('a', { created: day(2), modified: day(3), status: 'active', next_run_at: day(9) });
    await make('B', { created: day(3), modified: day(1), status: 'paused', paused_at: day(1) });
    await make('c', { created: day(1), modified: day(3), status: 'active', next_run_at: day(8) });
    const orders = [
      ['', 'caB'],
      ['&o=name', 'aBc'],
      ['&o=-name', 'cBa'],
      ['&o=created', 'caB'],
      ['&o=updated,name', 'Bac'],
      ['&o=status,-name', 'caB'],
    ] as const;
    for (const [o, letters] of orders) expect([o, await list(`?q=${word}${o}`)]).toEqual([o, [...letters]]);
    expect(await list(`?q=${word}&status=active&o=next_run`)).toEqual(['c', 'a']);
    expect(await list(`?q=${word}&status=active&status=paused&o=name`)).toEqual(['a', 'B', 'c']);
  });

  it('answers 200 with the rules whose name or description has the words, and the broken ones alone', async () => {
    const [word, other] = [uniqueName('word'), uniqueName('other')];
    const make = (rule: object) => makeRule({ key: 'never_signed_in', config: {} }, { rule });
    const broken_reasons = [{ code: 'audience_missing', path: 'filters', message: 'Gone.' }];
    await make({ name: `${word} a`, is_broken: true, broken_reasons });
    await make({ name: `${other} b`, description: `Of the ${word.toUpperCase()}.` });
    expect((await list(`?q=${word}`)).toSorted()).toEqual(['a', 'b']);
    expect(await list(`?q=${word}+${other}`)).toEqual(['b']);
    expect(await list(`?q=${word}&is_broken=true`)).toEqual(['a']);
    expect(await list(`?q=${word}&is_broken=false`)).toEqual(['b']);
  });
});

describe('GET /api/scheduled-rules/{id}/', () => {
  it('answers 200 with how many the newest preview or run found, and notices with the counts of the newest preview', async () => {
    const affiliation = uniqueName('team');
    for (let made = 0; made < 2; made++) await makeUser({ affiliations: [affiliation] });
    const { id } = await makeRule({ key: 'affiliation', config: { values: [affiliation] } }, { max_users: 1 });
    expect(await read(id)).toMatchObject({ matching: null, last_run: null });
    await callOperation(previewSavedRuleOperation, { token, params: { id }, body: {} });
    const previewed = await read(id);
    expect(previewed.matching).toMatchObject({ count: 2 });
    expect(previewed.notices).toContainEqual(
      expect.objectContaining({ code: 'cap_below_current_count', path: 'caps.max_users' }),
    );
    const run = { rule_id: id, version: 1, trigger: 'manual', state: 'succeeded', is_listed: true, people_count: 5 };
    const at = new Date(Date.now() + HOUR_MS);
    const { id: runId } = await database().ruleRun.create({ data: { ...run, started_at: at, ended_at: at } });
    expect(await read(id)).toMatchObject({
      matching: { count: 5 },
      last_run: { id: runId, state: 'succeeded', counts: { done: 0 } },
    });
  });

  it('answers 200 with the approval: none where none is needed, needed, given, and expired', async () => {
    const { rule, set_hash } = await makeRun({ author: staffId });
    const approval = async () => (await read(rule.id)).approval;
    expect(await approval()).toMatchObject({ state: 'needed', set_hash: null, approved_by: null, expires: null });
    const approved_at = new Date(Date.now() - HOUR_MS);
    const given = { rule_id: rule.id, version: 1, set_hash, user_ids: [], approved_by_id: approverId, approved_at };
    const { id } = await database().ruleApproval.create({
      data: { ...given, expires_at: new Date(Date.now() + HOUR_MS) },
    });
    expect(await approval()).toMatchObject({ state: 'given', set_hash, approved_by: { uuid: approverId } });
    await database().ruleApproval.update({ where: { id }, data: { expires_at: new Date() } });
    expect(await approval()).toMatchObject({ state: 'expired', set_hash });
    const harmless = { action: { key: 'reinstate_user', config: {} } };
    const free = await makeRule({ key: 'never_signed_in', config: {} }, harmless);
    expect((await read(free.id)).approval).toMatchObject({ state: 'none', set_hash: null });
  });
});

describe('POST /api/scheduled-rules/', () => {
  const create = (body: object) => callOperation(rules.createRuleOperation, { token, body });

  it('answers 201 to each template as it is, without its key', async () => {
    const templates: RuleTemplate[] = await (await callOperation(listRuleTemplatesOperation, { token })).json();
    const [suspend, remove, remind] = templates;
    const since = (instant: string, value: number, unit: string) => {
      return { key: 'duration', config: { since: instant, at_least: { value, unit } } };
    };
    const status = (name: string) => ({ key: 'user_status', config: { status: name } });
    expect(suspend).toMatchObject({
      action: { key: 'suspend_user' },
      filters: { all: [status('active'), since('last_sign_in_at', 1, 'years')] },
      warn_days: 14,
    });
    expect(remove).toMatchObject({
      action: { key: 'delete_user', config: { grace_days: 30 } },
      filters: { all: [status('suspended'), since('suspended_at', 7, 'years')] },
      warn_days: 30,
    });
    expect(remind).toMatchObject({
      action: { key: 'notify_user' },
      filters: { all: [status('active'), { key: 'never_signed_in' }, since('invited_at', 14, 'days')] },
      warn_days: 0,
      repeat_days: 30,
    });
    for (const { key: _key, ...body } of templates) {
      const answer = await create(body);
      expect([answer.status, await answer.json()]).toMatchObject([201, { name: body.name, status: 'draft' }]);
    }
  });

  it('answers 409 to all but one of those who ask for a name at the same time', async () => {
    const body = { name: uniqueName('Rule'), action: { key: 'suspend_user' }, filters: { key: 'never_signed_in' } };
    const answers = await Promise.all([1, 2, 3, 4].map(() => create(body)));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409, 409, 409]);
  });

  it('answers 201 to a name that only an archived rule has', async () => {
    const { name } = await makeRule({ key: 'never_signed_in', config: {} }, { rule: { status: 'archived' } });
    const body = { name, action: { key: 'suspend_user' }, filters: { key: 'never_signed_in' } };
    expect((await create(body)).status).toBe(201);
  });
});

describe('PATCH /api/scheduled-rules/{id}/', () => {
  it('answers 200 to who read the rule before a preview, an approval or a run, and 412 after an edit or a move', async () => {
    const { rule, set_hash } = await makeRun({ author: staffId });
    const params = { id: rule.id };
    const answer = await callOperation(rules.readRuleOperation, { token, params });
    const headers = { 'if-match': answer.headers.get('etag') ?? '' };
    const patch = async (body: object) =>
      (await callOperation(rules.changeRuleOperation, { token, params, headers, body })).status;
    await callOperation(previewSavedRuleOperation, { token, params, body: {} });
    const approved = { set_hash, user_ids: [], approved_by_id: approverId, approved_at: new Date() };
    await database().ruleApproval.create({
      data: { rule_id: rule.id, version: 1, expires_at: new Date(Date.now() + HOUR_MS), ...approved },
    });
    await callOperation(rules.runRuleOperation, { token, params });
    const now = await callOperation(rules.readRuleOperation, { token, params });
    expect(now.headers.get('etag')).not.toBe(headers['if-match']);
    expect(await patch({ run_order: 7 })).toBe(200);
    expect(await patch({ run_order: 8 })).toBe(412);
    const read = await callOperation(rules.readRuleOperation, { token, params });
    headers['if-match'] = read.headers.get('etag') ?? '';
    await callOperation(rules.pauseRuleOperation, { token, params });
    expect(await patch({ run_order: 8 })).toBe(412);
    expect(await database().scheduledRule.findUnique({ where: params })).toMatchObject({ run_order: 7 });
  });
});
