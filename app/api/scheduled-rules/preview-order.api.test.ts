import { beforeAll, describe, expect, it } from 'vitest';
import { previewRuleOperation, previewSavedRuleOperation, type RulePreview } from '@/lib/contracts/rules/preview';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import { makeToken, makeUser, uniqueName } from '@/lib/testing/make';
import { makeRule } from '@/lib/testing/make-rule';
import { testNow } from '@/lib/testing/test-context';

const DAY_MS = 86_400_000;
const from = (source: string) => ({ key: 'identity_source', config: { values: [source] } });

let token = '';

beforeAll(async () => {
  token = await makeToken((await makeUser({ is_staff: true })).id);
});

const preview = async (id: string, body: object = {}): Promise<RulePreview> =>
  (await callOperation(previewSavedRuleOperation, { token, params: { id }, body })).json();

describe('POST /api/scheduled-rules/{id}/preview/', () => {
  it('answers 200 with one reason for each who is left out, the first that holds, as reasons go away one by one', async () => {
    const identity_source = uniqueName('source');
    const person = await makeUser({
      identity_source,
      legal_hold: true,
      legal_hold_reason: 'A trial.',
      legal_hold_at: testNow,
      is_service_account: true,
      is_staff: true,
      status: 'suspended',
      suspended_at: testNow,
    });
    const rule = await makeRule(from(identity_source), {
      author: person.id,
      excluded_user_uuids: [person.id],
      warn_days: 7,
    });
    const other = await makeRule(from(identity_source));
    const row = { version: 1, user_id: person.id, action: 'suspend_user', at: testNow };
    const { id: own } = await database().ruleSubject.create({ data: { ...row, rule_id: rule.id, state: 'done' } });
    const { id: another } = await database().ruleSubject.create({
      data: { ...row, rule_id: other.id, state: 'skipped' },
    });
    const change = (data: object) => () => database().user.update({ where: { id: person.id }, data });
    const version = (data: object) => () => database().ruleVersion.updateMany({ where: { rule_id: rule.id }, data });
    const become = (id: string, data: object) => () => database().ruleSubject.update({ where: { id }, data });
    const steps: [string, () => Promise<unknown>][] = [
      ['legal_hold', change({ legal_hold: false, legal_hold_reason: '', legal_hold_at: null })],
      ['service_account', change({ is_service_account: false })],
      ['self', version({ author_id: null })],
      ['staff', version({ protect_staff: false })],
      ['excluded_by_name', version({ excluded_user_ids: [] })],
      ['already_done', change({ status: 'active', suspended_at: null })],
      ['already_done', become(own, { state: 'warned', warned_at: new Date() })],
      ['warned', become(own, { state: 'needs_attention', reason: 'no_address', warned_at: null })],
      ['needs_attention', become(another, { state: 'claimed' })],
      ['needs_attention', become(own, { state: 'skipped', reason: 'changed' })],
      ['claimed', become(another, { state: 'skipped' })],
    ];
    for (const [reason, next] of steps) {
      const { count, excluded_users, matched } = await preview(rule.id);
      expect([count, matched, excluded_users.map((one) => one.reason)]).toEqual([0, 1, [reason]]);
      await next();
    }
    expect(await preview(rule.id)).toMatchObject({ count: 1, matched: 1, excluded_users: [] });
  });

  it('answers 200 with the first 100 of those who are left out, by username, and the number of all', async () => {
    const source = uniqueName('source');
    const places = Array.from({ length: 101 }, (_, place) => String(place).padStart(3, '0'));
    const person = { full_name: 'Somebody', created: testNow, modified: testNow, identity_source: source };
    const suspended = { ...person, status: 'suspended', suspended_at: testNow };
    const named = (place: string) => ({ username: `${source}-${place}`, email: `${source}-${place}@example.org` });
    const data = places.toReversed().map((place) => ({ ...suspended, ...named(place) }));
    await database().user.createMany({ data });
    const { excluded, excluded_users } = await preview((await makeRule(from(source))).id);
    expect(excluded.already_done).toBe(101);
    expect(excluded_users.map(({ username }) => username)).toEqual(
      places.slice(0, 100).map((place) => `${source}-${place}`),
    );
  });

  it('answers 200 for any status and version, and leaves nothing but its snapshot', async () => {
    const source = uniqueName('source');
    await makeUser({ identity_source: source });
    const audited = await database().auditEntry.count();
    for (const status of ['draft', 'active', 'paused', 'archived']) {
      const paused_at = status === 'paused' ? testNow : null;
      const { id } = await makeRule(from(source), { rule: { status, paused_at } });
      const before = await database().scheduledRule.findUniqueOrThrow({ where: { id } });
      expect([status, (await preview(id)).count, (await preview(id, { version: 1 })).count]).toEqual([status, 1, 1]);
      expect(await database().scheduledRule.findUniqueOrThrow({ where: { id } })).toEqual(before);
      expect(await database().ruleRun.count({ where: { rule_id: id } })).toBe(0);
      expect(await database().ruleSubject.count({ where: { rule_id: id } })).toBe(0);
    }
    expect(await database().auditEntry.count()).toBe(audited);
  });
});

describe('POST /api/scheduled-rules/preview/', () => {
  it('answers 400 to an instant more than ten years ahead, and 200 just before', async () => {
    const send = async (at: Date) => {
      const body = { action: { key: 'suspend_user' }, filters: { key: 'never_signed_in' }, at: at.toISOString() };
      return (await callOperation(previewRuleOperation, { token, body })).status;
    };
    const latest = new Date();
    latest.setUTCFullYear(latest.getUTCFullYear() + 10);
    expect(await send(new Date(latest.getTime() + DAY_MS))).toBe(400);
    expect(await send(new Date(latest.getTime() - DAY_MS))).toBe(200);
  });

  it('answers 200 and says where conditions contradict each other, or find every active person', async () => {
    const active = { key: 'user_status', config: { status: 'active' } };
    const never = { key: 'never_signed_in', config: {} };
    const notices = async (filters: object) => {
      const body = { action: { key: 'suspend_user' }, filters };
      const { notices: found }: RulePreview = await (await callOperation(previewRuleOperation, { token, body })).json();
      return found.filter(({ code }) => code.startsWith('always_')).map(({ code, path }) => [code, path]);
    };
    expect(await notices({ any: [never, { all: [active, { not: active }] }] })).toEqual([
      ['always_nobody', 'filters.any.1'],
    ]);
    expect(await notices({ all: [active] })).toEqual([['always_everybody_active', 'filters']]);
    expect(await notices({ all: [active, never] })).toEqual([]);
  });

  it('answers 200 to a condition on deleted people under a not, which is about others: the rule may act and warn', async () => {
    const filters = { not: { key: 'user_status', config: { status: 'deleted' } } };
    const body = { action: { key: 'suspend_user' }, filters, warn_days: 7 };
    expect((await callOperation(previewRuleOperation, { token, body })).status).toBe(200);
  });
});
