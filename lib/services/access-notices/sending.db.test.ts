import { beforeEach, describe, expect, test } from 'vitest';
import { database } from '@/lib/db/client';
import { expireAccess } from '@/lib/services/access-approvals/expire-access';
import { revokeAccess } from '@/lib/services/access-approvals/revoke-access';
import { sendAccessNotices } from '@/lib/services/access-notices/send-access-notices';
import { archiveAccessRequirement } from '@/lib/services/access-requirements/archive-access-requirement';
import { restoreAccessRequirement } from '@/lib/services/access-requirements/restore-access-requirement';
import { deliver } from '@/lib/services/delivery/deliver';
import { reinstateUser } from '@/lib/services/people/reinstate-user';
import { clearAccess, makeAccessWorld, noticesTo } from '@/lib/testing/access-world';
import { makeUser } from '@/lib/testing/make';
import { makeApproval } from '@/lib/testing/make-access';
import { systemActor, testContext } from '@/lib/testing/test-context';

beforeEach(clearAccess);

const at = (instant: string) => testContext(systemActor, new Date(instant));
const send = (instant: string) => sendAccessNotices(at(instant));
const expire = (instant: string) => expireAccess(at(instant));
const sendAndDeliver = async (instant: string) => {
  const done = await send(instant);
  await deliver(at(instant));
  return done;
};
const mailsTo = async (user_id: string, kind = 'access_renewal') =>
  (await database().delivery.findMany({ where: { user_id, kind }, orderBy: { created: 'asc' } })).map(({ mail }) =>
    JSON.stringify(mail),
  );
const none = { taken: 0, late: 0, superseded: 0, cancelled: 0 };
const reason = 'They left the study.';
/** Approved on 2026-12-15 for 90 days, so until 2027-03-15. */
const APPROVED = '2026-12-15T10:00:00Z';
const world = (fields = {}) => makeAccessWorld({ expiration_period_days: 90, ...fields });

describe('renewal notices', () => {
  test('are taken once when they are due, by one of two workers, and are SENT when the mail is handed over', async () => {
    const { approve, submitter } = await world();
    await approve(APPROVED);
    expect(await send('2027-01-15T09:59:00Z')).toEqual(none);
    const both = await Promise.all([send('2027-01-15T10:00:00Z'), send('2027-01-15T10:00:00Z')]);
    expect(both.map(({ taken }) => taken).toSorted((a, b) => a - b)).toEqual([0, 1]);
    expect((await noticesTo(submitter.id))[0]).toEqual(['2 months', '2027-01-15T10:00', 'SCHEDULED', null]);
    await sendAndDeliver('2027-01-15T10:01:00Z');
    expect((await noticesTo(submitter.id))[0]).toEqual(['2 months', '2027-01-15T10:00', 'SENT', null]);
    const [mail, ...more] = await mailsTo(submitter.id);
    expect(more).toEqual([]);
    for (const part of ['Tides Access Renewal Reminder', '15 Mar 2027', '1 person loses access: Sara Submitter'])
      expect(mail).toContain(part);
    expect(await database().delivery.findFirst({ where: { kind: 'access_renewal' } })).toMatchObject({ state: 'sent' });
  });

  test('one overdue for 3 days goes once, late; of two overdue for 40 days the most urgent, and the other is SUPERSEDED', async () => {
    const { approve, submitter } = await world();
    await approve(APPROVED);
    expect(await sendAndDeliver('2027-01-18T10:00:00Z')).toEqual({ ...none, taken: 1, late: 1 });
    expect(await database().reminder.findFirst({ where: { status: 'SENT' } })).toMatchObject({ is_late: true });
    const second = await world();
    await second.approve(APPROVED);
    expect(await sendAndDeliver('2027-02-24T10:00:00Z')).toEqual({ taken: 2, late: 2, superseded: 1, cancelled: 0 });
    expect(await noticesTo(second.submitter.id)).toEqual([
      ['2 months', '2027-01-15T10:00', 'SUPERSEDED', 'newer_milestone'],
      ['1 month', '2027-02-15T10:00', 'SENT', null],
    ]);
    expect((await noticesTo(submitter.id)).map(([, , status]) => status)).toEqual(['SENT', 'SENT']);
  });

  test('the same milestone less than 7 days after one that was taken is CANCELLED (told_recently); another milestone is not held back', async () => {
    const { approve, submitter } = await world();
    const [ben, cleo] = [await makeUser(), await makeUser()];
    await approve(APPROVED);
    await approve('2026-12-19T10:00:00Z', [ben]);
    await approve('2026-12-22T10:00:00Z', [cleo]);
    await send('2027-01-15T10:00:00Z');
    await send('2027-01-23T10:00:00Z');
    await send('2027-02-15T10:00:00Z');
    expect(await noticesTo(submitter.id)).toEqual([
      ['2 months', '2027-01-15T10:00', 'SCHEDULED', null],
      ['2 months', '2027-01-19T10:00', 'CANCELLED', 'told_recently'],
      ['2 months', '2027-01-22T10:00', 'SCHEDULED', null],
      ['1 month', '2027-02-15T10:00', 'SCHEDULED', null],
      ['1 month', '2027-02-19T10:00', 'SCHEDULED', null],
      ['1 month', '2027-02-22T10:00', 'SCHEDULED', null],
    ]);
  });

  test('told_recently: one that was taken counts although it was cancelled before its mail went', async () => {
    const { approve, submitter } = await world();
    const ben = await makeUser();
    await approve(APPROVED);
    await approve('2026-12-19T10:00:00Z', [ben]);
    await send('2027-01-15T10:00:00Z');
    await approve('2027-01-15T10:00:01Z', [submitter], { type: 'REVOKE_ACCESS' });
    await send('2027-01-19T10:00:00Z');
    expect((await noticesTo(submitter.id)).filter(([milestone]) => milestone === '2 months')).toEqual([
      ['2 months', '2027-01-15T10:00', 'CANCELLED', 'revoked'],
      ['2 months', '2027-01-19T10:00', 'CANCELLED', 'told_recently'],
    ]);
  });

  test('one that was taken, cancelled before its mail went, and is scheduled anew goes late, whatever else is due', async () => {
    const { approve, at: asStaff, requirement, submitter } = await world();
    await approve(APPROVED);
    await approve('2026-12-19T10:00:00Z', [await makeUser()]);
    await send('2027-01-15T10:00:00Z');
    await archiveAccessRequirement(asStaff('2027-01-15T10:00:01Z'), { id: requirement.id, reason });
    await restoreAccessRequirement(asStaff('2027-01-15T10:00:02Z'), { id: requirement.id, reason });
    expect(await send('2027-01-19T10:00:00Z')).toEqual({ ...none, taken: 1, late: 1, cancelled: 1 });
    expect((await noticesTo(submitter.id)).filter(([milestone]) => milestone === '2 months')).toEqual([
      ['2 months', '2027-01-15T10:00', 'CANCELLED', 'requirement_archived'],
      ['2 months', '2027-01-15T10:00', 'SCHEDULED', null],
      ['2 months', '2027-01-19T10:00', 'CANCELLED', 'requirement_archived'],
      ['2 months', '2027-01-19T10:00', 'CANCELLED', 'told_recently'],
    ]);
  });

  test('recipient_inactive is looked at only when it is due; who is reinstated is told late', async () => {
    const { approve, at: asStaff, submitter } = await world();
    await approve(APPROVED);
    const data = { status: 'suspended', suspended_at: new Date(APPROVED) };
    await database().user.update({ where: { id: submitter.id }, data });
    expect(await send('2027-01-15T10:00:00Z')).toEqual({ ...none, cancelled: 1 });
    expect((await noticesTo(submitter.id)).map(([, , status, why]) => [status, why])).toEqual([
      ['CANCELLED', 'recipient_inactive'],
      ['SCHEDULED', null],
    ]);
    await reinstateUser(asStaff('2027-01-20T10:00:00Z'), { uuid: submitter.id, reason: 'They are back.' });
    expect(await sendAndDeliver('2027-01-20T10:01:00Z')).toMatchObject({ taken: 1, late: 1 });
  });

  test('what is due after the expiry is CANCELLED (expired)', async () => {
    const { approve, submitter } = await world();
    await approve(APPROVED);
    expect(await send('2027-03-15T10:00:00Z')).toMatchObject({ taken: 0, cancelled: 2 });
    expect((await noticesTo(submitter.id)).map(([, , , why]) => why)).toEqual(['expired', 'expired']);
  });

  test('a notice whose mail waits is cancelled with the mail when the group is revoked', async () => {
    const { approve, at: asStaff, requirement, submitter } = await world();
    await approve(APPROVED);
    await send('2027-01-15T10:00:00Z');
    const given = {
      requirement_id: requirement.id,
      submitter_id: submitter.id,
      reason,
      tell_reason: false,
      dry_run: false,
    };
    await revokeAccess(asStaff('2027-01-15T10:00:01Z'), given);
    await deliver(at('2027-01-15T10:01:00Z'));
    expect(await mailsTo(submitter.id)).toEqual([]);
    expect((await noticesTo(submitter.id))[0]).toEqual(['2 months', '2027-01-15T10:00', 'CANCELLED', 'revoked']);
  });
});

describe('revocation notices', () => {
  test('go once their approval is revoked: access-expiry revokes any backlog, and tells why, to suspended people too', async () => {
    const { approve, submitter } = await world();
    await approve(APPROVED);
    const data = { status: 'suspended', suspended_at: new Date(APPROVED) };
    await database().user.update({ where: { id: submitter.id }, data });
    expect(await send('2027-04-01T10:00:00Z')).toMatchObject({ taken: 0 });
    expect(await expire('2027-04-01T10:00:00Z')).toEqual({ revoked: 1, told: 1, keep_access: 0 });
    expect(await expire('2027-04-01T10:00:00Z')).toEqual({ revoked: 0, told: 0, keep_access: 0 });
    expect(await sendAndDeliver('2027-04-01T10:00:00Z')).toMatchObject({ taken: 1, late: 1 });
    expect(await database().accessApproval.findFirst()).toMatchObject({
      ended_at: new Date('2027-03-15T10:00:00Z'),
      ended_by: 'expiry',
    });
    const [mail] = await mailsTo(submitter.id, 'access_revoked');
    for (const part of ['Tides Access Revoked', 'the access has expired', '15 Mar 2027']) expect(mail).toContain(part);
  });

  test('tell the reason of the committee when it is to be told, and of a submission who ended it', async () => {
    const { approve, at: asStaff, requirement, submitter } = await world();
    const other = await makeUser();
    await approve(APPROVED, [submitter, other]);
    await approve('2026-12-16T10:00:00Z', [other], { type: 'REVOKE_ACCESS' });
    const given = {
      requirement_id: requirement.id,
      submitter_id: submitter.id,
      reason,
      tell_reason: true,
      dry_run: false,
    };
    await revokeAccess(asStaff('2026-12-17T10:00:00Z'), given);
    await sendAndDeliver('2026-12-17T10:01:00Z');
    expect((await mailsTo(other.id, 'access_revoked'))[0]).toContain('Sara Submitter ended it.');
    expect((await mailsTo(submitter.id, 'access_revoked'))[0]).toContain(reason);
  });

  test('are CANCELLED (other_approval) when another approval granted access at the end or does now; of those that end at one instant one tells', async () => {
    const { requirement, submitter } = await world();
    const [one, two] = [await makeUser(), await makeUser()];
    const end = new Date('2027-01-01T10:00:00Z');
    for (const { id } of [one, two]) {
      const approval = await makeApproval({
        requirement_id: requirement.id,
        submitter_id: id,
        accessor_id: submitter.id,
        expired_on: end,
      });
      const about = {
        kind: 'access_revoked',
        object_type: 'access_approval',
        object_id: approval.id,
        object_name: 'Tides',
        episode: '1',
      };
      await database().reminder.create({
        data: { ...about, recipient_id: submitter.id, scheduled_for: end, created: end, modified: end },
      });
    }
    expect(await expire('2027-01-01T10:00:00Z')).toEqual({ revoked: 2, told: 1, keep_access: 1 });
    expect(await send('2027-01-01T10:00:00Z')).toEqual({ ...none, taken: 1, cancelled: 1 });
    const notices = await noticesTo(submitter.id, 'access_revoked');
    expect(new Set(notices.map(([, , , why]) => why))).toEqual(new Set([null, 'other_approval']));
  });

  test('are CANCELLED (recipient_inactive) for deleted people; an end after a new approval is a new episode and is told again', async () => {
    const { approve, submitter } = await world();
    const gone = await makeUser();
    await approve(APPROVED, [submitter, gone]);
    await database().user.update({
      where: { id: gone.id },
      data: { status: 'deleted', deleted_at: new Date(APPROVED) },
    });
    await expire('2027-03-15T10:00:00Z');
    expect(await sendAndDeliver('2027-03-15T10:00:00Z')).toMatchObject({ taken: 1, cancelled: 3 });
    expect(await noticesTo(gone.id, 'access_revoked')).toEqual([
      [null, '2027-03-15T10:00', 'CANCELLED', 'recipient_inactive'],
    ]);
    await approve('2027-03-16T10:00:00Z');
    await expire('2027-06-14T10:00:00Z');
    await sendAndDeliver('2027-06-14T10:00:00Z');
    expect((await noticesTo(submitter.id, 'access_revoked')).map(([, , status]) => status)).toEqual(['SENT', 'SENT']);
  });
});

test('a backlog of more than a batch is worked off: each is revoked and told once', async () => {
  const { requirement, submitter } = await world();
  const stamps = { created: new Date(0), modified: new Date(0) };
  const names = Array.from({ length: 1_200 }, (_, place) => `crowd-${place}`);
  const crowd = await database().user.createManyAndReturn({
    data: names.map((username) => ({ username, email: `${username}@x.example`, full_name: username, ...stamps })),
  });
  const end = new Date('2027-01-01T10:00:00Z');
  const of = { requirement_id: requirement.id, submitter_id: submitter.id, version: 1, expired_on: end };
  const approvals = await database().accessApproval.createManyAndReturn({
    data: crowd.map(({ id }) => ({ ...of, accessor_id: id, ...stamps })),
  });
  await database().accessApprovalHistory.createMany({
    data: approvals.map(({ id }) => ({
      approval_id: id,
      episode: 1,
      began_at: new Date(0),
      expired_on: end,
      requirement_version: 1,
    })),
  });
  const about = { kind: 'access_revoked', object_type: 'access_approval', object_name: 'Tides', episode: '1' };
  await database().reminder.createMany({
    data: approvals.map(({ accessor_id, id }) => ({
      ...about,
      object_id: id,
      recipient_id: accessor_id,
      scheduled_for: end,
      ...stamps,
    })),
  });
  const both = await Promise.all([expire('2027-01-01T10:00:00Z'), expire('2027-01-01T10:00:00Z')]);
  expect(both.reduce((sum, { revoked }) => sum + revoked, 0)).toBe(1_200);
  const sent = await Promise.all([send('2027-01-01T10:00:00Z'), send('2027-01-01T10:00:00Z')]);
  expect(sent.reduce((sum, { taken }) => sum + taken, 0)).toBe(1_200);
  expect(await database().outboxMessage.count({ where: { kind: 'access_revoked' } })).toBe(1_200);
});
