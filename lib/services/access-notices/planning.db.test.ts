import { beforeEach, describe, expect, test } from 'vitest';
import { database } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { revokeAccess } from '@/lib/services/access-approvals/revoke-access';
import { archiveAccessRequirement } from '@/lib/services/access-requirements/archive-access-requirement';
import { changeAccessRequirement } from '@/lib/services/access-requirements/change-access-requirement';
import { restoreAccessRequirement } from '@/lib/services/access-requirements/restore-access-requirement';
import { cancelAccessSubmission } from '@/lib/services/access-submissions/cancel-access-submission';
import { createAccessSubmission } from '@/lib/services/access-submissions/create-access-submission';
import { rejectAccessSubmission } from '@/lib/services/access-submissions/reject-access-submission';
import { submitAccessSubmission } from '@/lib/services/access-submissions/submit-access-submission';
import { clearAccess, makeAccessWorld, noticesTo } from '@/lib/testing/access-world';
import { makeUser } from '@/lib/testing/make';
import { testContext } from '@/lib/testing/test-context';

beforeEach(clearAccess);

const reason = 'The study is over.';
const anyVersion = { requireVersion: () => undefined };
const scheduled = [
  ['2 months', '2027-01-15T10:00', 'SCHEDULED', null],
  ['1 month', '2027-02-15T10:00', 'SCHEDULED', null],
];
const cancelled = (why: string) => scheduled.map(([milestone, at]) => [milestone, at, 'CANCELLED', why]);
/** Approved on 2026-12-15 for 90 days, so until 2027-03-15. */
const world = (fields = {}) => makeAccessWorld({ expiration_period_days: 90, ...fields });
const APPROVED = '2026-12-15T10:00:00Z';
const SOON = '2026-12-20T10:00:00Z';

describe('approving plans', () => {
  test('a renewal notice to the submitter for each milestone of the group, and a revocation notice to each accessor', async () => {
    const { approve, requirement, submitter } = await world();
    const other = await makeUser();
    await approve(APPROVED, [submitter, other]);
    expect(await noticesTo(submitter.id)).toEqual(scheduled);
    expect(await noticesTo(other.id)).toEqual([]);
    for (const { id } of [submitter, other]) {
      expect(await noticesTo(id, 'access_revoked')).toEqual([[null, '2027-03-15T10:00', 'SCHEDULED', null]]);
    }
    expect(await database().reminder.findFirst({ where: { milestone: '1 month' } })).toMatchObject({
      object_type: 'access_requirement',
      object_id: requirement.id,
      object_name: 'Tides',
      episode: '2027-03-15T10:00:00.000Z',
    });
  });

  test('2 renewal and 500 revocation notices for 500 accessors and two milestones', async () => {
    const { approve, submitter } = await world();
    const names = Array.from({ length: 499 }, (_, place) => `crowd-${place}`);
    const stamps = { created: new Date(0), modified: new Date(0) };
    const crowd = await database().user.createManyAndReturn({
      data: names.map((username) => ({ username, email: `${username}@x.example`, full_name: username, ...stamps })),
    });
    await approve(APPROVED, [submitter, ...crowd]);
    const counts = await database().reminder.groupBy({ by: ['kind'], _count: true, orderBy: { kind: 'asc' } });
    expect(counts.map(({ _count, kind }) => [kind, _count])).toEqual([
      ['access_renewal', 2],
      ['access_revoked', 500],
    ]);
  });

  test('nothing without an expiry, and a milestone at or before the approval as CANCELLED (period_too_short)', async () => {
    const forever = await makeAccessWorld({ expiration_period_days: null });
    await forever.approve(APPROVED);
    expect(await database().reminder.count()).toBe(0);
    const short = await makeAccessWorld({ expiration_period_days: 45 });
    await short.approve(APPROVED);
    expect(await noticesTo(short.submitter.id)).toEqual([
      ['2 months', '2026-11-29T10:00', 'CANCELLED', 'period_too_short'],
      ['1 month', '2026-12-29T10:00', 'SCHEDULED', null],
    ]);
  });

  test('a renewal cancels what the episode before was to tell (renewed), and plans anew', async () => {
    const { approve, submitter } = await world();
    await approve(APPROVED);
    await approve('2027-01-01T10:00:00Z');
    expect(await noticesTo(submitter.id)).toEqual([
      ...cancelled('renewed').slice(0, 1),
      ['2 months', '2027-02-01T10:00', 'SCHEDULED', null],
      ...cancelled('renewed').slice(1),
      ['1 month', '2027-03-01T10:00', 'SCHEDULED', null],
    ]);
    expect(await noticesTo(submitter.id, 'access_revoked')).toEqual([
      [null, '2027-03-15T10:00', 'CANCELLED', 'renewed'],
      [null, '2027-04-01T10:00', 'SCHEDULED', null],
    ]);
  });
});

test('a part of a group renewed: the rest is still reminded of the old expiry, who renewed of the new one', async () => {
  const { approve, submitter } = await world();
  const other = await makeUser();
  await approve(APPROVED, [submitter, other]);
  await approve(SOON);
  expect(await noticesTo(submitter.id)).toEqual([
    ['2 months', '2027-01-15T10:00', 'SCHEDULED', null],
    ['2 months', '2027-01-20T10:00', 'SCHEDULED', null],
    ['1 month', '2027-02-15T10:00', 'SCHEDULED', null],
    ['1 month', '2027-02-20T10:00', 'SCHEDULED', null],
  ]);
  expect(await noticesTo(submitter.id, 'access_revoked')).toEqual([
    [null, '2027-03-15T10:00', 'CANCELLED', 'renewed'],
    [null, '2027-03-20T10:00', 'SCHEDULED', null],
  ]);
  expect(await noticesTo(other.id, 'access_revoked')).toEqual([[null, '2027-03-15T10:00', 'SCHEDULED', null]]);
});

test.each([
  ['sets its notice to that moment', 90],
  ['writes one where none was planned', null],
])(
  'a revocation by a submission %s, and leaves the reminders of who is left',
  async (_what, expiration_period_days) => {
    const { approve, submitter } = await world({ expiration_period_days });
    const other = await makeUser();
    await approve(APPROVED, [submitter, other]);
    const before = await noticesTo(submitter.id);
    await approve(SOON, [other], { type: 'REVOKE_ACCESS' });
    expect(await noticesTo(other.id, 'access_revoked')).toEqual([[null, '2026-12-20T10:00', 'SCHEDULED', null]]);
    expect(await noticesTo(submitter.id)).toEqual(before);
  },
);

test('access that is given after an expiry which no job has touched: the episode before ended by expiry, at its time, by nobody', async () => {
  const { approve, requirement, submitter } = await world();
  await approve(APPROVED);
  await approve('2027-03-20T10:00:00Z', [submitter], { type: 'GAIN_ACCESS' });
  const { history, ...approval } = await database().accessApproval.findFirstOrThrow({
    where: { requirement_id: requirement.id },
    include: { history: { orderBy: { episode: 'asc' } } },
  });
  expect(approval).toMatchObject({ state: 'APPROVED', episode: 2, ended_at: null, ended_by: null });
  const end = new Date('2027-03-15T10:00:00Z');
  expect(history).toMatchObject([
    { episode: 1, expired_on: end, until: end, ended_by: 'expiry', by_id: null },
    { episode: 2, began_at: new Date('2027-03-20T10:00:00Z'), until: null, ended_by: null },
  ]);
});

type World = Awaited<ReturnType<typeof makeAccessWorld>>;

/** A renewal by the submitter that is submitted at an instant. */
async function submitRenewal({ requirement, submitter }: World, instant: string) {
  const ctx = testContext(submitter, new Date(instant));
  const accessor_changes = [{ user_id: submitter.id, type: 'RENEW_ACCESS' as const }];
  const { id } = await createAccessSubmission(ctx, { requirement_id: requirement.id, accessor_changes });
  await submitAccessSubmission(ctx, { id });
  return id;
}

describe('what stops a renewal notice', () => {
  test('requirement_archived; revocation notices stay; and restoring schedules it anew', async () => {
    const given = await world();
    const { approve, at, requirement, submitter } = given;
    await approve(APPROVED);
    await archiveAccessRequirement(at(SOON), { id: requirement.id, reason });
    expect(await noticesTo(submitter.id)).toEqual(cancelled('requirement_archived'));
    expect(await noticesTo(submitter.id, 'access_revoked')).toEqual([[null, '2027-03-15T10:00', 'SCHEDULED', null]]);
    await restoreAccessRequirement(at('2026-12-21T10:00:00Z'), { id: requirement.id, reason });
    expect((await noticesTo(submitter.id)).filter(([, , status]) => status === 'SCHEDULED')).toEqual(scheduled);
  });

  test('of milestones that passed meanwhile the one nearest to the expiry is scheduled, with its old time, so that it goes late', async () => {
    const { approve, at, requirement, submitter } = await world({
      reminders: [{ months: 2 }, { months: 1 }, { days: 7 }],
    });
    await approve(APPROVED);
    await archiveAccessRequirement(at(SOON), { id: requirement.id, reason });
    await restoreAccessRequirement(at('2027-02-20T10:00:00Z'), { id: requirement.id, reason });
    expect((await noticesTo(submitter.id)).filter(([, , status]) => status === 'SCHEDULED')).toEqual([
      ['1 month', '2027-02-15T10:00', 'SCHEDULED', null],
      ['7 days', '2027-03-08T10:00', 'SCHEDULED', null],
    ]);
  });

  test.each([
    ['rejects', (ctx: Ctx, id: string) => rejectAccessSubmission(ctx, { id, reason }), true],
    ['is cancelled', (ctx: Ctx, id: string) => cancelAccessSubmission(ctx, { id }), false],
  ] as const)(
    'renewed: a renewal is submitted; when the committee %s, it is scheduled anew',
    async (_how, end, isByStaff) => {
      const given = await world();
      await given.approve(APPROVED);
      const id = await submitRenewal(given, SOON);
      expect(await noticesTo(given.submitter.id)).toEqual(cancelled('renewed'));
      await end(testContext(isByStaff ? given.staff : given.submitter, new Date('2026-12-21T10:00:00Z')), id);
      expect((await noticesTo(given.submitter.id)).filter(([, , status]) => status === 'SCHEDULED')).toEqual(scheduled);
    },
  );

  test('revoked: the group is empty; the notice of the end is due at that moment', async () => {
    const { approve, at, requirement, submitter } = await world();
    await approve(APPROVED);
    await revokeAccess(at(SOON), {
      requirement_id: requirement.id,
      submitter_id: submitter.id,
      reason,
      tell_reason: false,
      dry_run: false,
    });
    expect(await noticesTo(submitter.id)).toEqual(cancelled('revoked'));
    expect(await noticesTo(submitter.id, 'access_revoked')).toEqual([[null, '2026-12-20T10:00', 'SCHEDULED', null]]);
  });

  test('a revocation writes the notice of the end where none was planned', async () => {
    const { approve, at, requirement, submitter } = await makeAccessWorld({ expiration_period_days: null });
    await approve(APPROVED);
    await revokeAccess(at(SOON), {
      requirement_id: requirement.id,
      submitter_id: submitter.id,
      reason,
      tell_reason: false,
      dry_run: false,
    });
    expect(await noticesTo(submitter.id, 'access_revoked')).toEqual([[null, '2026-12-20T10:00', 'SCHEDULED', null]]);
  });

  test('other_approval: each person of the group has another approval that expires later; until that one ends', async () => {
    const { approve, at, requirement, submitter } = await world();
    const other = await makeUser();
    await approve(APPROVED);
    await approve('2026-12-16T10:00:00Z', [other, submitter], { by: other });
    expect(await noticesTo(submitter.id)).toEqual(cancelled('other_approval'));
    expect((await noticesTo(other.id)).map(([, , status]) => status)).toEqual(['SCHEDULED', 'SCHEDULED']);
    await revokeAccess(at(SOON), {
      requirement_id: requirement.id,
      submitter_id: other.id,
      reason,
      tell_reason: false,
      dry_run: false,
    });
    expect((await noticesTo(submitter.id)).filter(([, , status]) => status === 'SCHEDULED')).toEqual(scheduled);
  });
});

test('changing reminders cancels milestones that are gone (schedule_changed) and adds new ones ahead; a changed period leaves approvals as they are', async () => {
  const { approve, at, requirement, submitter } = await world();
  await approve(APPROVED);
  const reminders = [{ months: 1 }, { days: 10 }, { days: 80 }];
  const ctx = at('2027-01-01T10:00:00Z');
  await changeAccessRequirement(ctx, { id: requirement.id, reminders, expiration_period_days: 10 }, anyVersion);
  expect(await noticesTo(submitter.id)).toEqual([
    ['2 months', '2027-01-15T10:00', 'CANCELLED', 'schedule_changed'],
    ['1 month', '2027-02-15T10:00', 'SCHEDULED', null],
    ['10 days', '2027-03-05T10:00', 'SCHEDULED', null],
  ]);
  expect(await noticesTo(submitter.id, 'access_revoked')).toEqual([[null, '2027-03-15T10:00', 'SCHEDULED', null]]);
});

test('a milestone that was superseded before its schedule changed keeps none of the new ones from being scheduled', async () => {
  const { approve, at, requirement, submitter } = await world();
  await approve(APPROVED);
  const superseded = { status: 'SUPERSEDED', reason: 'newer_milestone' };
  await database().reminder.updateMany({ where: { milestone: '2 months' }, data: superseded });
  const reminders = [{ months: 1 }, { days: 10 }];
  await changeAccessRequirement(at('2027-01-20T10:00:00Z'), { id: requirement.id, reminders }, anyVersion);
  expect(await noticesTo(submitter.id)).toEqual([
    ['2 months', '2027-01-15T10:00', 'SUPERSEDED', 'newer_milestone'],
    ['1 month', '2027-02-15T10:00', 'SCHEDULED', null],
    ['10 days', '2027-03-05T10:00', 'SCHEDULED', null],
  ]);
});

test('nothing is scheduled anew for a submitter who is still suspended', async () => {
  const { approve, at, requirement, submitter } = await world();
  await approve(APPROVED);
  await database().user.update({
    where: { id: submitter.id },
    data: { status: 'suspended', suspended_at: new Date() },
  });
  const cancelledRow = { status: 'CANCELLED', reason: 'recipient_inactive' };
  await database().reminder.updateMany({ where: { milestone: '2 months' }, data: cancelledRow });
  const ctx = at('2027-01-20T10:00:00Z');
  await archiveAccessRequirement(ctx, { id: requirement.id, reason });
  await restoreAccessRequirement(ctx, { id: requirement.id, reason });
  expect(await noticesTo(submitter.id)).toEqual([
    ['2 months', '2027-01-15T10:00', 'CANCELLED', 'recipient_inactive'],
    ['1 month', '2027-02-15T10:00', 'CANCELLED', 'requirement_archived'],
  ]);
});
