import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { env } from '@/lib/core/env';
import { database, sql } from '@/lib/db/client';
import { expireAccess } from '@/lib/services/access-approvals/expire-access';
import { readAccessNotification } from '@/lib/services/access-notices/read-access-notification';
import { resendAccessNotification } from '@/lib/services/access-notices/resend-access-notification';
import { sendAccessNotices } from '@/lib/services/access-notices/send-access-notices';
import { deliver } from '@/lib/services/delivery/deliver';
import { fanOut } from '@/lib/services/delivery/fan-out';
import { clearAccess, makeAccessWorld, noticesTo } from '@/lib/testing/access-world';
import { makeUser } from '@/lib/testing/make';
import { makeCommitteeMember } from '@/lib/testing/make-access';
import { systemActor, testContext } from '@/lib/testing/test-context';

beforeEach(clearAccess);

const at = (instant: string) => testContext(systemActor, new Date(instant));
const send = (instant: string) => sendAccessNotices(at(instant));
const sendAndDeliver = async (instant: string) => {
  const done = await send(instant);
  await deliver(at(instant));
  return done;
};
const mailsTo = async (user_id: string, kind = 'access_renewal') =>
  (await database().delivery.findMany({ where: { user_id, kind }, orderBy: { created: 'asc' } })).map(({ mail }) =>
    JSON.stringify(mail),
  );
/** Approved on 2026-12-15 for 90 days, so until 2027-03-15. */
const APPROVED = '2026-12-15T10:00:00Z';
const world = (fields = {}) => makeAccessWorld({ expiration_period_days: 90, ...fields });

describe('a notice that fails', () => {
  const fail = async (user_id: string) => {
    await database().user.update({ where: { id: user_id }, data: { email: `${user_id}.no-address` } });
  };

  test('takes the reason of its delivery, is reported once a day after 9:00, and can be sent once more while its cause holds', async () => {
    const { approve, at: asStaff, staff, submitter } = await world();
    const member = await makeCommitteeMember();
    await approve(APPROVED);
    await fail(submitter.id);
    await sendAndDeliver('2027-01-15T10:00:00Z');
    expect((await noticesTo(submitter.id))[0]).toEqual(['2 months', '2027-01-15T10:00', 'FAILED', 'no_address']);
    await sendAndDeliver('2027-01-16T08:59:00Z');
    expect(await mailsTo(member.id, 'access_problems')).toEqual([]);
    await sendAndDeliver('2027-01-16T09:00:00Z');
    await sendAndDeliver('2027-01-16T09:01:00Z');
    await sendAndDeliver('2027-01-17T09:01:00Z');
    const [mail, ...more] = await mailsTo(member.id, 'access_problems');
    expect([more, await mailsTo(staff.id, 'access_problems')]).toEqual([[], []]);
    expect(mail).toContain('Tides, to Sara Submitter: There is no valid email address.');
    const { id } = await database().reminder.findFirstOrThrow({ where: { status: 'FAILED' } });
    await database().user.update({ where: { id: submitter.id }, data: { email: 'sara@x.example' } });
    expect(await resendAccessNotification(asStaff('2027-01-18T10:00:00Z'), { id })).toMatchObject({
      status: 'SCHEDULED',
      reason: '',
    });
    await sendAndDeliver('2027-01-18T10:01:00Z');
    const shown = await readAccessNotification(asStaff('2027-01-18T10:02:00Z'), { id });
    expect(shown).toMatchObject({
      status: 'SENT',
      is_late: true,
      attempts: [
        { outcome: 'sent', by: { uuid: staff.id } },
        { outcome: 'suppressed', by: null },
      ],
    });
    expect(shown.delivery_uuid).toBe(shown.attempts[0]?.delivery_uuid);
    await expect(resendAccessNotification(asStaff('2027-01-18T10:03:00Z'), { id })).rejects.toMatchObject({
      code: 'moved_on',
    });
  });

  test('is not sent once more when something stops it by then: 409 with the reason', async () => {
    const { approve, at: asStaff, submitter } = await world();
    await approve(APPROVED);
    await fail(submitter.id);
    await sendAndDeliver('2027-01-15T10:00:00Z');
    const { id } = await database().reminder.findFirstOrThrow({ where: { status: 'FAILED' } });
    await approve('2027-01-16T10:00:00Z');
    await expect(resendAccessNotification(asStaff('2027-01-17T10:00:00Z'), { id })).rejects.toMatchObject({
      code: 'moved_on',
      facts: { members: { reason: 'renewed' } },
    });
  });

  test('SENT becomes FAILED when the mail bounces', async () => {
    const { approve, submitter } = await world();
    await approve(APPROVED);
    await sendAndDeliver('2027-01-15T10:00:00Z');
    await database().delivery.updateMany({
      where: { user_id: submitter.id, kind: 'access_renewal' },
      data: { state: 'bounced', reason: 'hard_bounce' },
    });
    await deliver(at('2027-01-15T10:05:00Z'));
    expect((await noticesTo(submitter.id))[0]).toEqual(['2 months', '2027-01-15T10:00', 'FAILED', 'hard_bounce']);
  });
});

test.each([
  [
    'refused for good',
    { state: 'failed', reason: 'rejected', last_error: '422: no such mailbox' },
    '422: no such mailbox',
  ],
  ['given up', { state: 'failed', reason: 'given_up', last_error: '' }, 'given_up'],
  ['suppressed', { state: 'suppressed', reason: 'refused_by_provider' }, 'refused_by_provider'],
])('a notice whose mail is %s ends in FAILED with the reason of its delivery', async (_how, ended, why) => {
  const { approve, submitter } = await world();
  await approve(APPROVED);
  await send('2027-01-15T10:00:00Z');
  await fanOut(at('2027-01-15T10:00:00Z'));
  await database().delivery.updateMany({
    where: { user_id: submitter.id, kind: 'access_renewal' },
    data: { ...ended, next_attempt_at: null },
  });
  await deliver(at('2027-01-15T10:01:00Z'));
  expect((await noticesTo(submitter.id))[0]).toEqual(['2 months', '2027-01-15T10:00', 'FAILED', why]);
});

describe('the mail of problems', () => {
  const zone = env.HEED_TIME_ZONE;
  afterEach(() => {
    env.HEED_TIME_ZONE = zone;
  });

  /** A reminder whose mail has nowhere to go, since 10:00 in UTC of 2027-01-15. */
  async function makeProblem() {
    const given = await world();
    await given.approve(APPROVED);
    await database().user.update({ where: { id: given.submitter.id }, data: { email: 'sara.no-address' } });
    return given;
  }

  test.each([
    ['nobody holds the role', null],
    ['its only holder is suspended', { status: 'suspended', suspended_at: new Date(APPROVED) }],
    ['its only holder is a service account', { is_service_account: true }],
  ])('goes to staff when %s', async (_when, fields) => {
    const { staff } = await makeProblem();
    const member = fields === null ? null : await makeCommitteeMember(fields);
    await sendAndDeliver('2027-01-15T10:00:00Z');
    await sendAndDeliver('2027-01-16T09:00:00Z');
    expect(await mailsTo(staff.id, 'access_problems')).toHaveLength(1);
    if (member !== null) expect(await mailsTo(member.id, 'access_problems')).toEqual([]);
  });

  test('waits for a day on which somebody is to be told', async () => {
    const { staff } = await makeProblem();
    const suspend = (status: string, suspended_at: Date | null) =>
      database().user.update({ where: { id: staff.id }, data: { status, suspended_at } });
    await suspend('suspended', new Date(APPROVED));
    await sendAndDeliver('2027-01-15T10:00:00Z');
    await sendAndDeliver('2027-01-16T09:00:00Z');
    await suspend('active', null);
    await sendAndDeliver('2027-01-17T09:00:00Z');
    await sendAndDeliver('2027-01-18T09:00:00Z');
    expect(await mailsTo(staff.id, 'access_problems')).toEqual([
      expect.stringContaining('Tides, to Sara Submitter: There is no valid email address.'),
    ]);
  });

  test('lists a hundred of very many, counts the others, and says where they are', async () => {
    const { staff } = await makeProblem();
    await sendAndDeliver('2027-01-15T10:00:00Z');
    await database().$executeRaw(sql`
      INSERT INTO reminder (kind, object_type, object_id, object_name, episode, milestone, milestone_rank, recipient_id,
        scheduled_for, status, reason, created, modified)
      SELECT kind, object_type, object_id, object_name, episode, 'copy ' || number, milestone_rank, recipient_id,
        scheduled_for, status, reason, created, modified
      FROM reminder CROSS JOIN generate_series(1, 104) AS number WHERE status = 'FAILED' AND reported_at IS NULL`);
    await sendAndDeliver('2027-01-16T10:00:00Z');
    await sendAndDeliver('2027-01-17T10:00:00Z');
    await sendAndDeliver('2027-01-18T10:00:00Z');
    const mails = await mailsTo(staff.id, 'access_problems');
    // Each mail says it as text and as HTML.
    expect(mails.map((mail) => (mail.split('to Sara Submitter:').length - 1) / 2)).toEqual([100]);
    expect(mails[0]).toContain('And 5 more, which you find among the notices that failed or were cancelled.');
  });

  test('lists recipient_inactive of renewals, and not of the ends of access', async () => {
    const { approve, submitter } = await world();
    const member = await makeCommitteeMember();
    const gone = await makeUser({ full_name: 'Gus Gone' });
    await approve(APPROVED, [gone]);
    const deleted = { status: 'deleted', deleted_at: new Date(APPROVED) };
    await database().user.update({ where: { id: gone.id }, data: deleted });
    await database().user.update({
      where: { id: submitter.id },
      data: { status: 'suspended', suspended_at: new Date(APPROVED) },
    });
    await sendAndDeliver('2027-01-15T10:00:00Z');
    const [mail, ...more] = await mailsTo(member.id, 'access_problems');
    expect([mail, more]).toEqual([expect.stringContaining('Tides, to Sara Submitter:'), []]);
    await expireAccess(at('2027-03-15T10:00:00Z'));
    await sendAndDeliver('2027-03-15T10:00:00Z');
    expect(await noticesTo(gone.id, 'access_revoked')).toEqual([
      [null, '2027-03-15T10:00', 'CANCELLED', 'recipient_inactive'],
    ]);
    await sendAndDeliver('2027-03-16T10:00:00Z');
    expect(await mailsTo(member.id, 'access_problems')).toEqual([mail]);
  });

  test('lists notices of an end that failed and those that came back, with why', async () => {
    const { approve, staff, submitter } = await world();
    const other = await makeUser({ full_name: 'Otto Other', email: 'otto.no-address' });
    await approve(APPROVED, [submitter, other]);
    await expireAccess(at('2027-03-15T10:00:00Z'));
    await sendAndDeliver('2027-03-15T10:00:00Z');
    const bounced = { state: 'bounced', reason: 'hard_bounce' };
    await database().delivery.updateMany({ where: { user_id: submitter.id, kind: 'access_revoked' }, data: bounced });
    await deliver(at('2027-03-15T10:05:00Z'));
    const endOf = async ({ id }: { id: string }) =>
      (await noticesTo(id, 'access_revoked')).map(([, , ...outcome]) => outcome);
    expect([await endOf(submitter), await endOf(other)]).toEqual([
      [['FAILED', 'hard_bounce']],
      [['FAILED', 'no_address']],
    ]);
    await sendAndDeliver('2027-03-16T09:00:00Z');
    const [mail, ...more] = await mailsTo(staff.id, 'access_problems');
    expect(more).toEqual([]);
    expect(mail).toContain('2 access notices weren’t delivered');
    expect(mail).toContain('Tides, to Otto Other: There is no valid email address.');
    expect(mail).toContain('Tides, to Sara Submitter: ');
  });

  test.each([
    ['America/New_York', '2027-01-15T13:59:00Z', '2027-01-15T14:00:00Z'],
    ['Asia/Tokyo', '2027-01-15T23:59:00Z', '2027-01-16T00:00:00Z'],
  ])('goes at the first run after 9:00 of the installation’s day, in %s', async (name, before, after) => {
    env.HEED_TIME_ZONE = name;
    const { staff } = await makeProblem();
    await sendAndDeliver('2027-01-15T10:00:00Z');
    await sendAndDeliver(before);
    expect(await mailsTo(staff.id, 'access_problems')).toEqual([]);
    await sendAndDeliver(after);
    await sendAndDeliver(after.replace(':00Z', ':30Z'));
    expect(await mailsTo(staff.id, 'access_problems')).toHaveLength(1);
  });
});
