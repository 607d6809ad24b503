import { beforeAll, describe, expect, it } from 'vitest';
import {
  deleteAudienceOperation,
  listAudiencesOperation,
  readAudienceOperation,
} from '@/lib/contracts/people/audiences';
import { readRuleOperation, runRuleOperation } from '@/lib/contracts/rules/rules';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import { makeAudience, makeToken, makeUser } from '@/lib/testing/make';
import { makeRule } from '@/lib/testing/make-rule';
import { testNow } from '@/lib/testing/test-context';

let token = '';

beforeAll(async () => {
  token = await makeToken((await makeUser({ is_staff: true })).id);
});

const memberOf = (...audience_uuids: string[]) => ({ key: 'audience', config: { audience_uuids, any_of: true } });
const activeUser = { key: 'user_status', config: { status: 'active' } };

/** An audience that an active rule filters by, a draft adds to, and an archived one has used. */
async function makeUsedAudience() {
  const audience = await makeAudience([(await makeUser()).id]);
  const active = await makeRule(
    { any: [activeUser, { not: memberOf(audience.id) }] },
    { rule: { status: 'active', name: `B ${audience.name}` } },
  );
  const action = { key: 'add_to_audience', config: { audience_uuid: audience.id } };
  const draft = await makeRule(activeUser, { action, rule: { name: `a ${audience.name}` } });
  const archived = await makeRule(memberOf(audience.id), { rule: { status: 'archived' } });
  const used_by = [draft, active].map(({ id, name }) => ({ rule_id: id, name }));
  return { audience, active, draft, archived, used_by };
}

const read = (uuid: string) => callOperation(readAudienceOperation, { token, params: { uuid } });
const remove = (uuid: string, query = '') => callOperation(deleteAudienceOperation, { token, params: { uuid }, query });
const ruleNow = async (id: string) => (await callOperation(readRuleOperation, { token, params: { id } })).json();

describe('GET /api/audiences/', () => {
  it('answers 200 with the rules that use each audience, by name, but not archived ones', async () => {
    const { audience, used_by } = await makeUsedAudience();
    const listed = await callOperation(listAudiencesOperation, { token, query: `?q=${audience.name}` });
    expect([listed.status, await listed.json()]).toMatchObject([200, [{ uuid: audience.id, used_by }]]);
    expect(await (await read(audience.id)).json()).toMatchObject({ used_by });
  });
});

describe('DELETE /api/audiences/{uuid}/', () => {
  it('answers 409 with the rules that use it, and changes nothing', async () => {
    const { active, audience, draft, used_by } = await makeUsedAudience();
    const answer = await remove(audience.id);
    expect([answer.status, await answer.json()]).toMatchObject([
      409,
      { detail: `Rules use this audience: ${draft.name}, ${active.name}.`, used_by },
    ]);
    expect((await remove(audience.id, '?break_rules=false')).status).toBe(409);
    expect(await (await read(audience.id)).json()).toMatchObject({ members_count: 1, used_by });
    expect(await ruleNow(active.id)).toMatchObject({ is_broken: false });
  });

  it('answers 400 to a break_rules that is no flag', async () => {
    expect((await remove((await makeAudience()).id, '?break_rules=perhaps')).status).toBe(400);
  });

  it('answers 204 where only archived rules use it, and breaks none', async () => {
    const audience = await makeAudience();
    const rule = await makeRule(memberOf(audience.id), { rule: { status: 'archived' } });
    expect((await remove(audience.id)).status).toBe(204);
    expect(await ruleNow(rule.id)).toMatchObject({ is_broken: false });
  });

  it('answers 204 with break_rules: the rules are broken, their open runs cancelled, and staff told of each, with one audit row', async () => {
    const { active, archived, audience, draft } = await makeUsedAudience();
    const waiting = { rule_id: active.id, version: 1, trigger: 'manual', started_at: testNow, state: 'queued' };
    const run = await database().ruleRun.create({ data: waiting });
    expect((await remove(audience.id, '?break_rules=true')).status).toBe(204);
    expect((await read(audience.id)).status).toBe(404);
    const message = `The audience ${audience.id} does not exist.`;
    expect(await ruleNow(active.id)).toMatchObject({
      status: 'active',
      is_broken: true,
      broken_reasons: [{ code: 'audience_missing', path: 'filters.any.1.not.config.audience_uuids.0', message }],
    });
    expect(await ruleNow(draft.id)).toMatchObject({
      broken_reasons: [{ code: 'audience_missing', path: 'action.config.audience_uuid', message }],
    });
    expect(await ruleNow(archived.id)).toMatchObject({ is_broken: false });
    expect(await database().ruleRun.findUniqueOrThrow({ where: { id: run.id } })).toMatchObject({
      state: 'cancelled',
      cancel_reason: 'rule_broken',
    });
    const notifications = await database().adminNotification.findMany({
      where: { type: 'rule_broken', message },
      orderBy: { action_url: 'asc' },
    });
    expect(notifications.map(({ action_url }) => action_url)).toEqual(
      [active.id, draft.id].toSorted().map((id) => expect.stringContaining(id)),
    );
    const audited = await database().auditEntry.findMany({ where: { subject_id: audience.id } });
    expect(audited).toMatchObject([{ facts: { broken_rules: [draft.id, active.id] } }]);
    expect((await callOperation(runRuleOperation, { token, params: { id: active.id } })).status).toBe(422);
  });

  it('leaves audience, members and rules whole when one of the rules can’t be broken', async () => {
    const { active, audience } = await makeUsedAudience();
    const isWhole = `CHECK (id <> '${active.id}' OR NOT is_broken)`;
    await database().$executeRawUnsafe(`ALTER TABLE scheduled_rule ADD CONSTRAINT stays_whole ${isWhole}`);
    const { status } = await remove(audience.id, '?break_rules=true');
    await database().$executeRawUnsafe('ALTER TABLE scheduled_rule DROP CONSTRAINT stays_whole');
    expect(status).toBe(500);
    expect(await (await read(audience.id)).json()).toMatchObject({ members_count: 1 });
    expect(await database().adminNotification.count({ where: { message: { contains: audience.id } } })).toBe(0);
  });
});
