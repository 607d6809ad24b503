import { beforeEach, expect, test } from 'vitest';
import { addDays, dayOf } from '@/lib/core/dates';
import { env } from '@/lib/core/env';
import { database, sql } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { softDelete } from '@/lib/services/people/soft-delete';
import { purgeDuePeople } from '@/lib/services/purging/purge-due-people';
import { purgePerson } from '@/lib/services/purging/purge-person';
import { findPurgePlan, type PurgePlan } from '@/lib/services/purging/purge-plan';
import { makeUser } from '@/lib/testing/make';
import { systemActor, testContext, testNow } from '@/lib/testing/test-context';

const DAY_MS = 86_400_000;
const inDays = (days: number) => testContext(systemActor, new Date(testNow.getTime() + days * DAY_MS));
const deletion = { graceDays: 14, profileId: null, rule: null };

async function makeDeleted() {
  const user = await makeUser();
  await transaction(testContext(), (tx) => softDelete(tx, [{ id: user.id, approverIds: [] }], deletion));
  return userNow(user.id);
}

const userNow = (id: string) => database().user.findUniqueOrThrow({ where: { id } });

beforeEach(async () => {
  await database().$executeRaw(sql`UPDATE user_account SET purge_due_on = NULL`);
});

test('a deleted person is purged once their last day is over, not on it, and only once', async () => {
  const { id, full_name } = await makeDeleted();
  expect((await userNow(id)).purge_due_on?.toISOString().slice(0, 10)).toBe(addDays(dayOf(testNow, 'UTC'), 14));
  expect(await purgeDuePeople(inDays(14))).toEqual({ purged: 0 });
  expect((await userNow(id)).full_name).toBe(full_name);
  expect(await purgeDuePeople(inDays(15))).toEqual({ purged: 1 });
  expect(await userNow(id)).toMatchObject({ full_name: `Deleted person ${id.slice(-8)}`, purge_due_on: null });
  expect(await purgeDuePeople(inDays(16))).toEqual({ purged: 0 });
});

test('the days of grace are those of the installation’s zone', async () => {
  const zone = env.HEED_TIME_ZONE;
  env.HEED_TIME_ZONE = 'Pacific/Kiritimati';
  try {
    const { id } = await makeDeleted();
    expect((await userNow(id)).purge_due_on).toEqual(new Date('2026-12-07'));
    const at = (instant: string) => testContext(systemActor, new Date(instant));
    expect(await purgeDuePeople(at('2026-12-07T09:59:59Z'))).toEqual({ purged: 0 });
    expect(await purgeDuePeople(at('2026-12-07T10:00:00Z'))).toEqual({ purged: 1 });
  } finally {
    env.HEED_TIME_ZONE = zone;
  }
});

test('the profile is that of the deletion, whatever became of it, on or off', async () => {
  const { id } = await makeDeleted();
  const profiles = await database().purgeProfile.findMany({ where: { applies_to: 'deleted' } });
  await database().purgeProfile.updateMany({ data: { fields: ['locale'], records: [], is_on: false } });
  await purgeDuePeople(inDays(15));
  expect((await userNow(id)).full_name).toBe(`Deleted person ${id.slice(-8)}`);
  for (const { id: profileId, fields, records } of profiles) {
    await database().purgeProfile.update({ where: { id: profileId }, data: { fields, records } });
  }
});

test('a purge before that day ends the one to come only where it purges as much', async () => {
  const [less, whole] = [await makeDeleted(), await makeDeleted()];
  const purgeEarly = (id: string, named: Partial<PurgePlan>) =>
    transaction(inDays(14), async (tx) => {
      const plan = { ...(await findPurgePlan(tx, null, 'deleted')), ...named, applies_to: 'deleted' } as const;
      return purgePerson(tx, id, plan, { rule: null, approver_ids: [] });
    });
  await purgeEarly(whole.id, {});
  await purgeEarly(less.id, { fields: ['locale'] });
  await purgeEarly(less.id, { records: ['tokens'] });
  expect(await userNow(whole.id)).toMatchObject({ purge_due_on: null, purge_plan: null });
  expect(await userNow(less.id)).toMatchObject({ purge_due_on: less.purge_due_on });
  expect(await purgeDuePeople(inDays(15))).toEqual({ purged: 1 });
  expect(await userNow(less.id)).toMatchObject({
    full_name: `Deleted person ${less.id.slice(-8)}`,
    purge_due_on: null,
  });
});

test('a purge is a row of the ledger and of the audit trail, without anything of the person', async () => {
  const { id, email, full_name } = await makeDeleted();
  await purgeDuePeople(inDays(15));
  const [subject] = await database().ruleSubject.findMany({ where: { user_id: id, action: 'purge_user_data' } });
  expect(subject).toMatchObject({ state: 'done', rule_id: null, by_id: null, before: null });
  const entries = await database().auditEntry.findMany({ where: { subject_id: id, operation: 'purge' } });
  expect(entries).toHaveLength(1);
  expect(JSON.stringify(entries)).not.toContain(email);
  expect(JSON.stringify(entries)).not.toContain(full_name);
});

test('a legal hold keeps the purge off while it lasts', async () => {
  const { id } = await makeDeleted();
  const hold = { legal_hold: true, legal_hold_reason: 'A court case.', legal_hold_at: testNow };
  await database().user.update({ where: { id }, data: hold });
  expect(await purgeDuePeople(inDays(40))).toEqual({ purged: 0 });
  await database().user.update({ where: { id }, data: { legal_hold: false } });
  expect(await purgeDuePeople(inDays(41))).toEqual({ purged: 1 });
});

test('what fails for one person leaves them whole and stops no other', async () => {
  const broken = await makeDeleted();
  const fine = await makeDeleted();
  await database().user.update({ where: { id: broken.id }, data: { purge_plan: { profile: 'unreadable' } } });
  await expect(purgeDuePeople(inDays(15))).rejects.toThrow('1 of 2 people couldn’t be purged.');
  expect((await userNow(broken.id)).full_name).toBe(broken.full_name);
  expect((await userNow(fine.id)).purged_at).not.toBeNull();
});
