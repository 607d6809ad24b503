import { beforeAll, expect, test } from 'vitest';
import { database } from '@/lib/db/client';
import { activateRule } from '@/lib/services/rules/lifecycle/activate-rule';
import { archiveRule } from '@/lib/services/rules/lifecycle/archive-rule';
import { changeRule } from '@/lib/services/rules/lifecycle/change-rule';
import { pauseRule } from '@/lib/services/rules/lifecycle/pause-rule';
import { readRule } from '@/lib/services/rules/lifecycle/read-rule';
import { resumeRule } from '@/lib/services/rules/lifecycle/resume-rule';
import { previewSavedRule } from '@/lib/services/rules/previews/preview-saved-rule';
import { approveRule } from '@/lib/services/rules/runs/approve-rule';
import { makeUser, uniqueName } from '@/lib/testing/make';
import { makeRule } from '@/lib/testing/make-rule';
import { statementsOf } from '@/lib/testing/statements-of';
import { testContext, testNow } from '@/lib/testing/test-context';

type User = Awaited<ReturnType<typeof makeUser>>;
type Change = Omit<Parameters<typeof changeRule>[1], 'id'>;

let author: User;
let approver: User;
let excluded: User;

beforeAll(async () => {
  author = await makeUser({ is_staff: true });
  approver = await makeUser({ is_staff: true });
  excluded = await makeUser();
});

const change = (id: string, given: Change) =>
  changeRule(testContext(author), { id, ...given }, { requireVersion: () => undefined });
const approvalOf = async (id: string) => (await readRule(testContext(author), { id })).approval;

async function approve(id: string): Promise<void> {
  const page = { page: 1, page_size: 10, format: 'json' } as const;
  const { answer } = await previewSavedRule(testContext(approver), { id, ...page });
  await approveRule(testContext(approver), { id, set_hash: answer.set_hash });
}

/** An approved rule of a status, under which one person is warned. */
async function approvedRule(status: 'draft' | 'active' | 'paused') {
  const affiliation = uniqueName('team');
  const user = await makeUser({ affiliations: [affiliation] });
  const next_run_at = status === 'active' ? testNow : null;
  const rule = await makeRule(
    { key: 'affiliation', config: { values: [affiliation] } },
    { author: author.id, warn_days: 7, rule: { status, next_run_at, paused_at: status === 'paused' ? testNow : null } },
  );
  await approve(rule.id);
  const warned = await database().ruleSubject.create({
    data: { rule_id: rule.id, version: 1, user_id: user.id, action: 'suspend_user', state: 'warned', at: testNow },
  });
  const warning = () => database().ruleSubject.findUniqueOrThrow({ where: { id: warned.id } });
  return { id: rule.id, user, warning };
}

const versioned: readonly [string, () => Change][] = [
  ['action', () => ({ action: { key: 'delete_user', config: {} } })],
  ['filters', () => ({ filters: { key: 'never_signed_in', config: {} } })],
  ['caps', () => ({ caps: { max_users: 7, max_percent: 5 } })],
  ['warn_days', () => ({ warn_days: 8 })],
  ['repeat_days', () => ({ repeat_days: 30 })],
  ['protect_staff', () => ({ protect_staff: false })],
  ['excluded_user_uuids', () => ({ excluded_user_uuids: [excluded.id] })],
  ['approval_policy', () => ({ approval_policy: 'always' })],
];

test.each(versioned)(
  'a change of %s makes a new version, which is a draft, ends approvals, and cancels warnings with a message',
  async (_name, given) => {
    for (const status of ['draft', 'active', 'paused'] as const) {
      const { id, user, warning } = await approvedRule(status);
      expect(await change(id, given())).toMatchObject({
        version: 2,
        status: 'draft',
        next_run: null,
        version_author: { uuid: author.id },
        approval: { state: 'needed', set_hash: null },
      });
      expect(await warning()).toMatchObject({ state: 'cancelled', reason: 'rule_changed' });
      const where = { user_id: user.id, kind: 'rule_warning' };
      expect(await database().outboxMessage.count({ where })).toBe(1);
    }
  },
);

test('name, description, schedule and order change without a version: status, approval and warnings stay', async () => {
  const { id, warning } = await approvedRule('active');
  const schedule = { cron: '0 6 * * *', time_zone: 'Europe/Tallinn' };
  expect(await change(id, { name: uniqueName('Other'), description: 'Why.', schedule, run_order: 7 })).toMatchObject({
    version: 1,
    status: 'active',
    next_run: '2026-11-23T04:00:00+00:00',
    approval: { state: 'given' },
  });
  expect(await warning()).toMatchObject({ state: 'warned' });
});

test('a spelling that is stored the same way makes no version', async () => {
  const { id } = await approvedRule('active');
  const roles = (name: string) => ({ key: 'role', config: { roles: [name], scope: 'project' } });
  expect(await change(id, { filters: roles('PROJECT.MANAGER') })).toMatchObject({ version: 2 });
  expect(await change(id, { filters: roles('PROJECT_MANAGER') })).toMatchObject({
    version: 2,
    filters: { config: { roles: ['PROJECT.MANAGER'] } },
  });
  expect(await change(id, { action: { key: 'delete_user', config: {} } })).toMatchObject({ version: 3 });
  expect(await change(id, { action: { key: 'delete_user', config: { grace_days: 30 } } })).toMatchObject({
    version: 3,
  });
});

test.each([
  ['a new version', (id: string) => change(id, { repeat_days: 30 })],
  ['archiving', (id: string) => archiveRule(testContext(author), { id })],
] as const)(
  '%s takes as many statements for ten people warned as for one, and tells each of them',
  async (_what, end) => {
    const statements: number[] = [];
    for (const people of [1, 10]) {
      const { id, user } = await approvedRule('active');
      const others = await Promise.all(Array.from({ length: people - 1 }, () => makeUser()));
      const row = { rule_id: id, version: 1, action: 'suspend_user', state: 'warned', at: testNow };
      await database().ruleSubject.createMany({ data: others.map((other) => ({ ...row, user_id: other.id })) });
      statements.push(await statementsOf(() => end(id)));
      const warned = [user, ...others].map((one) => one.id);
      const mails = await database().outboxMessage.findMany({
        where: { user_id: { in: warned }, kind: 'rule_warning' },
      });
      expect(mails).toHaveLength(warned.length);
      expect(new Set(mails.map(({ user_id }) => user_id))).toEqual(new Set(warned));
      for (const { payload } of mails) {
        const action = 'Suspend the account';
        expect(payload).toMatchObject({ priority_rank: 3, facts: { mail: 'withdrawn', action } });
      }
      expect(await database().ruleSubject.count({ where: { rule_id: id, state: 'cancelled' } })).toBe(people);
    }
    expect(statements[1]).toBe(statements[0]);
  },
);

test('activating, pausing and resuming keep an approval, also one given to a draft', async () => {
  const { id } = await approvedRule('draft');
  const given = await approvalOf(id);
  expect(given).toMatchObject({ state: 'given', approved_by: { uuid: approver.id } });
  await activateRule(testContext(author), { id });
  expect(await approvalOf(id)).toEqual(given);
  await pauseRule(testContext(author), { id });
  expect(await approvalOf(id)).toEqual(given);
  await resumeRule(testContext(author), { id });
  expect(await approvalOf(id)).toEqual(given);
});
