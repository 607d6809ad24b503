import { beforeEach, expect, test, vi } from 'vitest';
import { database, sql } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { holdRequirement } from '@/lib/services/access/requirement-row';
import { expireAccess } from '@/lib/services/access-approvals/expire-access';
import { revokeAccess } from '@/lib/services/access-approvals/revoke-access';
import { resendAccessNotification } from '@/lib/services/access-notices/resend-access-notification';
import { sendAccessNotices } from '@/lib/services/access-notices/send-access-notices';
import { archiveAccessRequirement } from '@/lib/services/access-requirements/archive-access-requirement';
import { approveAccessSubmission } from '@/lib/services/access-submissions/approve-access-submission';
import { clearAccess, makeAccessWorld, noticesTo } from '@/lib/testing/access-world';
import { makeUser } from '@/lib/testing/make';
import { makeSubmission } from '@/lib/testing/make-access';
import { statementsOf } from '@/lib/testing/statements-of';
import { systemActor, testContext } from '@/lib/testing/test-context';
import { waitingForLocks } from '@/lib/testing/waiting-for-locks';

beforeEach(clearAccess);

const at = (instant: string) => testContext(systemActor, new Date(instant));
const APPROVED = '2026-12-15T10:00:00Z';
const END = '2027-03-15T10:00:00Z';
const reason = 'They left the study.';

/** Revoking finds nothing to revoke where nothing is live any more; nothing else is refused. */
const unlessNothingIsLive = (error: unknown) => expect(error).toMatchObject({ code: 'moved_on' });

test.each([
  ['after the expiry, the renewal first', END, 'renew', ['expiry', 'committee']],
  ['after the expiry, the revocation first', END, 'revoke', ['expiry', null]],
  ['before the expiry, the renewal first', '2027-03-01T10:00:00Z', 'renew', ['renewal', 'committee']],
  ['before the expiry, the revocation first', '2027-03-01T10:00:00Z', 'revoke', ['committee', null]],
])(
  'renewing, revoking, expiry and sending at one time, %s, have the outcome of one after the other',
  async (_when, now, first, endings) => {
    for (let round = 0; round < 2; round++) {
      const { approve, at: asStaff, requirement, submitter } = await makeAccessWorld({ expiration_period_days: 90 });
      await approve(APPROVED);
      const changes = [{ user_id: submitter.id, type: 'RENEW_ACCESS' as const }];
      const of = { requirement_id: requirement.id, submitter_id: submitter.id };
      const { id } = await makeSubmission({ ...of, state: 'SUBMITTED', changes });
      const renew = () => approveAccessSubmission(asStaff(now), { id });
      const revoke = () =>
        revokeAccess(asStaff(now), { ...of, reason, tell_reason: false, dry_run: false }).catch(unlessNothingIsLive);
      const { all } = await transaction(at(now), async (tx) => {
        await holdRequirement(tx, requirement.id);
        const begun = first === 'renew' ? renew() : revoke();
        await vi.waitFor(async () => expect(await waitingForLocks()).toBe(1));
        const next = first === 'renew' ? revoke() : renew();
        const jobs = [expireAccess(at(now)), sendAccessNotices(at(now)), sendAccessNotices(at(now))];
        return { all: Promise.all([begun, next, ...jobs]) };
      });
      await all;
      await expireAccess(at(now));
      await sendAccessNotices(at(now));
      const { history, state } = await database().accessApproval.findFirstOrThrow({
        where: of,
        include: { history: { orderBy: { episode: 'asc' } } },
      });
      expect(history.map(({ ended_by }) => ended_by)).toEqual(endings);
      expect(history.map(({ until }) => until === null)).toEqual(endings.map((ended_by) => ended_by === null));
      expect(state).toBe(endings.at(-1) === null ? 'APPROVED' : 'REVOKED');
      const ends = await database().reminder.findMany({
        where: { kind: 'access_revoked', recipient_id: submitter.id },
        orderBy: { episode: 'asc' },
      });
      expect(ends.map(({ episode, reason: why, status }) => [episode, status, why])).toEqual([
        ['1', 'CANCELLED', 'renewed'],
        ['2', 'SCHEDULED', null],
      ]);
      const going = await database().outboxMessage.findMany({
        where: { kind: 'access_revoked', user_id: submitter.id, processed_at: null },
      });
      expect(going.map((message) => message.id)).toEqual(state === 'REVOKED' ? [ends[1]?.outbox_message_id] : []);
    }
  },
);

test('two people who are given the same access by two submitters at one time stop each other’s reminders once', async () => {
  const { approve, submitter } = await makeAccessWorld({ expiration_period_days: 90 });
  const other = await makeUser();
  await Promise.all([
    approve(APPROVED, [submitter, other]),
    approve('2026-12-16T10:00:00Z', [submitter, other], { by: other }),
  ]);
  expect((await noticesTo(submitter.id)).map(([, , status, why]) => [status, why])).toEqual([
    ['CANCELLED', 'other_approval'],
    ['CANCELLED', 'other_approval'],
  ]);
  expect((await noticesTo(other.id)).map(([, , status]) => status)).toEqual(['SCHEDULED', 'SCHEDULED']);
});

test('archiving beside sending cancels what is not sent: no mail goes of which the ledger says that it was cancelled', async () => {
  for (let round = 0; round < 5; round++) {
    const { approve, at: asStaff, requirement, submitter } = await makeAccessWorld({ expiration_period_days: 90 });
    await approve(APPROVED);
    const due = '2027-01-16T10:00:00Z';
    await Promise.all([
      sendAccessNotices(at(due)),
      archiveAccessRequirement(asStaff(due), { id: requirement.id, reason }),
      sendAccessNotices(at(due)),
    ]);
    const waiting = { kind: 'access_renewal', user_id: submitter.id, processed_at: null };
    const going = await database().outboxMessage.findMany({ where: waiting, select: { id: true } });
    const reminders = await database().reminder.findMany({ where: { object_id: requirement.id, status: 'SCHEDULED' } });
    expect(reminders.map(({ outbox_message_id }) => outbox_message_id)).toEqual(going.map(({ id }) => id));
  }
});

test('archiving beside a notice that is sent once more cancels it: no reminder goes for an archived requirement', async () => {
  const { approve, at: asStaff, requirement, submitter } = await makeAccessWorld({ expiration_period_days: 90 });
  await approve(APPROVED);
  const due = '2027-01-16T10:00:00Z';
  const { id } = await database().reminder.findFirstOrThrow({
    where: { recipient_id: submitter.id, milestone: '2 months' },
  });
  await database().reminder.update({ where: { id }, data: { status: 'FAILED', reason: 'bounced' } });
  await transaction(at(due), async (tx) => {
    await tx.db.$executeRaw(sql`SELECT FROM reminder WHERE id = ${id}::uuid FOR UPDATE`);
    const resending = resendAccessNotification(asStaff(due), { id });
    await vi.waitFor(async () => expect(await waitingForLocks()).toBe(1));
    const archiving = archiveAccessRequirement(asStaff(due), { id: requirement.id, reason });
    await Promise.race([archiving, vi.waitFor(async () => expect(await waitingForLocks()).toBe(2))]);
    return { both: Promise.all([resending, archiving]) };
  }).then(({ both }) => both);
  expect((await noticesTo(submitter.id)).map(([, , ...outcome]) => outcome)).toEqual([
    ['CANCELLED', 'requirement_archived'],
    ['CANCELLED', 'requirement_archived'],
  ]);
  const waiting = { kind: 'access_renewal', user_id: submitter.id, processed_at: null };
  expect(await database().outboxMessage.count({ where: waiting })).toBe(0);
});

test('a pass takes as many statements for 60 people as for 3', async () => {
  const counts: number[][] = [];
  for (const size of [3, 60]) {
    await clearAccess();
    const { approve, submitter } = await makeAccessWorld({ expiration_period_days: 90 });
    const crowd = await Promise.all(Array.from({ length: size }, () => makeUser()));
    const approving = await statementsOf(() => approve(APPROVED, [submitter, ...crowd]));
    const expiring = await statementsOf(() => expireAccess(at(END)));
    const sending = await statementsOf(() => sendAccessNotices(at(END)));
    counts.push([approving, expiring, sending]);
  }
  expect(counts[1]).toEqual(counts[0]);
});

test('a pass takes as many statements for the groups of 10 submitters as for those of 2', async () => {
  const counts: number[][] = [];
  for (const size of [2, 10]) {
    await clearAccess();
    const worlds = await Promise.all(
      Array.from({ length: size }, () => makeAccessWorld({ expiration_period_days: 90 })),
    );
    for (const { approve, submitter } of worlds) await approve(APPROVED, [submitter, await makeUser()]);
    const reminding = await statementsOf(() => sendAccessNotices(at('2027-01-15T10:00:00Z')));
    const expiring = await statementsOf(() => expireAccess(at(END)));
    const sending = await statementsOf(() => sendAccessNotices(at(END)));
    counts.push([reminding, expiring, sending]);
  }
  expect(counts[1]).toEqual(counts[0]);
});
