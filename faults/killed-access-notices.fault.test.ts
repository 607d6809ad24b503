import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { holdWriting } from '@/faults/testing/hold';
import { killTogether } from '@/faults/testing/kill-together';
import { database } from '@/lib/db/client';
import { expireAccess } from '@/lib/services/access-approvals/expire-access';
import { sendAccessNotices } from '@/lib/services/access-notices/send-access-notices';
import { deliver } from '@/lib/services/delivery/deliver';
import { clearAccess } from '@/lib/testing/access-world';
import { startFakeMailServer } from '@/lib/testing/fake-mail-server';
import { makeUser } from '@/lib/testing/make';
import { makeApproval, makeRequirement } from '@/lib/testing/make-access';
import { makeReminder } from '@/lib/testing/make-reminder';
import { systemActor, testContext, testNow } from '@/lib/testing/test-context';

const PEOPLE = 4;
const DAY_MS = 86_400_000;
const inDays = (days: number) => new Date(testNow.getTime() + days * DAY_MS);
const later = (minutes: number) => testContext(systemActor, new Date(testNow.getTime() + minutes * 60_000));

let provider: Awaited<ReturnType<typeof startFakeMailServer>>;
let expected: string[] = [];

/** People whose access just expired, and as many who are to be reminded that theirs expires in a month. */
beforeEach(async () => {
  await clearAccess();
  provider = await startFakeMailServer();
  const { id: requirement_id, name } = await makeRequirement({ reminders: [{ months: 1 }] });
  const people = await Promise.all(Array.from({ length: 2 * PEOPLE }, () => makeUser()));
  expected = await Promise.all(
    people.map(async ({ email, id: recipient_id }, at) => {
      const isOver = at < PEOPLE;
      const expired_on = isOver ? testNow : inDays(30);
      const approval = await makeApproval({ requirement_id, submitter_id: recipient_id, expired_on });
      const end = {
        kind: 'access_revoked',
        object_type: 'access_approval',
        object_id: approval.id,
        episode: '1',
        milestone: null,
      };
      await makeReminder({ ...end, recipient_id, scheduled_for: expired_on });
      if (isOver) return `${email} ${name} Access Revoked`;
      const renewal = {
        kind: 'access_renewal',
        object_type: 'access_requirement',
        object_id: requirement_id,
        milestone: '1 month',
      };
      await makeReminder({ ...renewal, recipient_id, episode: expired_on.toISOString(), scheduled_for: testNow });
      return `${email} ${name} Access Renewal Reminder`;
    }),
  );
});

afterEach(() => provider.stop());

test('killed while access is ended, and while the ledger notes the messages that are queued: everyone gets one mail', async () => {
  const holds = [await holdWriting('access_approval_history', 'UPDATE'), await holdWriting('reminder', 'UPDATE')];
  await killTogether([['access-expiry'], ['access-reminders']], {
    untilHeld: () => Promise.all(holds.map((hold) => hold.untilWaiting(1))),
    letGo: () => Promise.all(holds.map((hold) => hold.release())),
  });
  expect(await database().outboxMessage.count()).toBe(0);
  await expectOneMailEach();
}, 60_000);

test('killed while the ledger notes what was sent: everyone gets one mail', async () => {
  await expireAccess(testContext());
  await sendAccessNotices(testContext());
  const hold = await holdWriting('reminder', 'UPDATE');
  await killTogether([['deliver']], { untilHeld: () => hold.untilWaiting(1), letGo: () => hold.release() });
  await expectOneMailEach();
}, 60_000);

test('killed after the provider took the mails, before anyone noted it: everyone gets one mail', async () => {
  await expireAccess(testContext());
  await sendAccessNotices(testContext());
  provider.state.isLate = true;
  provider.state.misbehave = () => true;
  const untilHeld = () => vi.waitFor(() => expect(provider.mails).not.toEqual([]), { timeout: 30_000 });
  const letGo = () => {
    provider.state.misbehave = () => false;
  };
  await killTogether([['deliver']], { untilHeld, letGo });
  await expectOneMailEach();
}, 60_000);

/** Does what is left, twice, after which the provider's own count and the ledger agree. */
async function expectOneMailEach(): Promise<void> {
  for (const minutes of [3, 30]) {
    await expireAccess(later(minutes));
    await sendAccessNotices(later(minutes));
    await deliver(later(minutes));
  }
  expect(provider.mails.map(({ subject, to }) => `${to} ${subject}`).toSorted()).toEqual(expected.toSorted());
  const statuses = await database().reminder.groupBy({ by: ['status'], _count: true, orderBy: { status: 'asc' } });
  expect(statuses.map(({ status, _count }) => `${status} ${_count}`)).toEqual([
    `SCHEDULED ${PEOPLE}`,
    `SENT ${2 * PEOPLE}`,
  ]);
  expect(await database().outboxMessage.count({ where: { topic: 'mail' } })).toBe(2 * PEOPLE);
}
