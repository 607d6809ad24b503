import { beforeAll, describe, expect, it } from 'vitest';
import {
  type AccessNotification,
  listAccessNotificationsOperation,
  readAccessNotificationOperation,
  resendAccessNotificationOperation,
} from '@/lib/contracts/access/notifications';
import { clock } from '@/lib/core/clock';
import { database, type Prisma } from '@/lib/db/client';
import { fanOut } from '@/lib/services/delivery/fan-out';
import { callOperation } from '@/lib/testing/call-operation';
import { type AccessCaller, makeAccessCallers, makeApproval } from '@/lib/testing/make-access';
import { makeReminder } from '@/lib/testing/make-reminder';
import { testContext } from '@/lib/testing/test-context';

const nobody = '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9e';
const DAY_MS = 86_400_000;
/** A whole second, which JSON of the database writes without a fraction. */
const inDays = (days: number) => new Date(Math.floor(clock().getTime() / 1000) * 1000 + days * DAY_MS);

let callers: Awaited<ReturnType<typeof makeAccessCallers>>;
beforeAll(async () => {
  callers = await makeAccessCallers();
});

const list = (query: string, caller: AccessCaller) =>
  callOperation(listAccessNotificationsOperation, { token: callers.tokens[caller], query });
const read = (id: string, caller: AccessCaller) =>
  callOperation(readAccessNotificationOperation, { token: callers.tokens[caller], params: { id } });
const resend = (id: string, caller: AccessCaller, body: object = {}) =>
  callOperation(resendAccessNotificationOperation, { token: callers.tokens[caller], params: { id }, body });

/** An approval of an accessor and of the submitter, with a renewal notice and the notice of an end. */
async function make(fields: Partial<Prisma.ReminderUncheckedCreateInput> = {}) {
  const expired_on = inDays(20);
  const of = { submitter_id: callers.submitter.id, expired_on };
  const own = await makeApproval(of);
  const { requirement_id } = own;
  const other = await makeApproval({ ...of, requirement_id, accessor_id: callers.accessor.id });
  const renewal = await makeReminder({
    kind: 'access_renewal',
    object_type: 'access_requirement',
    object_id: requirement_id,
    episode: expired_on.toISOString(),
    milestone: '1 month',
    recipient_id: callers.submitter.id,
    scheduled_for: inDays(-10),
    ...fields,
  });
  const revocation = await makeReminder({
    kind: 'access_revoked',
    object_type: 'access_approval',
    object_id: other.id,
    episode: '1',
    milestone: null,
    recipient_id: callers.accessor.id,
    scheduled_for: expired_on,
  });
  return { expired_on, other, own, renewal, requirement_id, revocation };
}

describe('GET /api/access-notifications/', () => {
  it('answers 200 with one’s own under the names of the reference, and all to who reads all, as filtered, the latest first', async () => {
    const { own, other, renewal, requirement_id, revocation, expired_on } = await make();
    const rows = async (query: string, caller: AccessCaller): Promise<AccessNotification[]> =>
      (await list(`?requirement=${requirement_id}${query}`, caller)).json();
    const ids = async (query: string, caller: AccessCaller) => (await rows(query, caller)).map(({ id }) => id);
    expect(await rows('', 'committee')).toMatchObject([
      {
        accessRequirementId: requirement_id,
        submitterId: callers.submitter.id,
        recipientId: callers.accessor.id,
        type: 'REVOKE_NOTIFICATION',
        status: 'SCHEDULED',
        milestone: null,
        approval_id: other.id,
        reason: '',
        delivery_uuid: null,
      },
      {
        accessRequirementId: requirement_id,
        submitterId: callers.submitter.id,
        recipientId: callers.submitter.id,
        type: 'RENEWAL_NOTIFICATION',
        milestone: '1 month',
        approval_id: own.id,
        expired_on: expired_on.toISOString().replace('.000Z', '+00:00'),
        sent_at: null,
        is_late: false,
      },
    ]);
    expect(await ids('', 'support')).toEqual([revocation.id, renewal.id]);
    expect(await ids('', 'submitter')).toEqual([renewal.id]);
    expect(await ids('', 'accessor')).toEqual([revocation.id]);
    expect(await ids('', 'stranger')).toEqual([]);
    expect(await ids('&type=RENEWAL_NOTIFICATION&status=SCHEDULED&is_late=false', 'staff')).toEqual([renewal.id]);
    expect(await ids(`&recipient=${callers.accessor.id}&submitter=${callers.submitter.id}`, 'staff')).toEqual([
      revocation.id,
    ]);
    expect(await ids(`&scheduled_after=${inDays(0).toISOString()}`, 'staff')).toEqual([revocation.id]);
    expect(await ids(`&scheduled_before=${inDays(0).toISOString()}`, 'staff')).toEqual([renewal.id]);
    expect(await ids('&o=timestamp', 'staff')).toEqual([renewal.id, revocation.id]);
  });

  it('answers 200 with scheduled_after at or after, and scheduled_before at or before', async () => {
    const { renewal, requirement_id, revocation } = await make();
    const ids = async (filter: string, at: Date) => {
      const answer = await list(`?requirement=${requirement_id}&${filter}=${at.toISOString()}`, 'staff');
      return (await answer.json()).map(({ id }: { id: string }) => id);
    };
    expect(await ids('scheduled_before', renewal.scheduled_for)).toEqual([renewal.id]);
    expect(await ids('scheduled_before', new Date(renewal.scheduled_for.getTime() - 1))).toEqual([]);
    expect(await ids('scheduled_after', revocation.scheduled_for)).toEqual([revocation.id]);
    expect(await ids('scheduled_after', new Date(revocation.scheduled_for.getTime() + 1))).toEqual([]);
  });

  it('answers 400 to an unknown type, and 401 without a token', async () => {
    expect((await list('?type=OTHER', 'staff')).status).toBe(400);
    expect((await callOperation(listAccessNotificationsOperation)).status).toBe(401);
  });
});

describe('GET /api/access-notifications/{id}/', () => {
  it('answers 200 with its attempts, its etag changing with the row, 401 without a token, and 404 to others and for other reminders', async () => {
    const { renewal } = await make();
    const first = await (await read(renewal.id, 'submitter')).json();
    expect(first).toMatchObject({ id: renewal.id, attempts: [] });
    await database().reminder.update({ where: { id: renewal.id }, data: { is_late: true } });
    expect((await (await read(renewal.id, 'committee')).json()).etag).not.toBe(first.etag);
    expect((await callOperation(readAccessNotificationOperation, { params: { id: renewal.id } })).status).toBe(401);
    expect((await read(renewal.id, 'accessor')).status).toBe(404);
    const { id } = await makeReminder({ recipient_id: callers.submitter.id });
    expect([(await read(id, 'submitter')).status, (await read(nobody, 'staff')).status]).toEqual([404, 404]);
  });
});

describe('POST /api/access-notifications/{id}/resend/', () => {
  it('answers 200 for one that failed, with the reason in its attempt for who looks after notices, and 409 with the reason where its cause does not hold or it did not fail', async () => {
    const { renewal, requirement_id } = await make({ status: 'FAILED', reason: 'no_address' });
    const answer = await resend(renewal.id, 'committee', { reason: 'The address is corrected.' });
    expect([answer.status, await answer.json()]).toMatchObject([
      200,
      { id: renewal.id, status: 'SCHEDULED', reason: '' },
    ]);
    await fanOut(testContext());
    const { attempts } = await (await read(renewal.id, 'committee')).json();
    expect(attempts).toMatchObject([{ by: { uuid: callers.committee.id }, reason: 'The address is corrected.' }]);
    expect((await (await read(renewal.id, 'submitter')).json()).attempts).toMatchObject([{ reason: null }]);
    const audited = { operation: resendAccessNotificationOperation.id, subject_id: renewal.id };
    expect((await database().auditEntry.findFirstOrThrow({ where: audited })).facts).toMatchObject({
      reason: 'no_address',
      has_reason: true,
    });
    const again = await resend(renewal.id, 'committee');
    expect([again.status, (await again.json()).reason]).toEqual([409, 'scheduled']);
    await database().reminder.update({ where: { id: renewal.id }, data: { status: 'FAILED', reason: 'no_address' } });
    await database().accessRequirement.update({ where: { id: requirement_id }, data: { archived_at: clock() } });
    expect((await (await resend(renewal.id, 'staff')).json()).reason).toBe('requirement_archived');
  });

  it('answers 200 for the notice of an end while its approval is revoked, and 409 with the reason after a new approval and while other access is live', async () => {
    const { other, requirement_id, revocation } = await make();
    const failed = { status: 'FAILED', reason: 'no_address', scheduled_for: inDays(-1) };
    const fail = () => database().reminder.update({ where: { id: revocation.id }, data: failed });
    const end = { state: 'REVOKED', ended_by: 'committee', ended_at: inDays(-1) };
    const revoked = (fields: Prisma.AccessApprovalUncheckedUpdateInput = end) =>
      database().accessApproval.update({ where: { id: other.id }, data: fields });
    await revoked();
    await fail();
    const answer = await resend(revocation.id, 'committee');
    expect([answer.status, await answer.json()]).toMatchObject([200, { id: revocation.id, status: 'SCHEDULED' }]);
    expect(
      await database().outboxMessage.findMany({ where: { user_id: callers.accessor.id, kind: 'access_revoked' } }),
    ).toHaveLength(1);
    const statusAndReason = async () => {
      const rejected = await resend(revocation.id, 'committee');
      return [rejected.status, (await rejected.json()).reason];
    };
    await fail();
    await revoked({ state: 'APPROVED', ended_by: null, ended_at: null, episode: 2 });
    expect(await statusAndReason()).toEqual([409, 'renewed']);
    await revoked({ ...end, episode: 1 });
    await makeApproval({ requirement_id, submitter_id: callers.committee.id, accessor_id: callers.accessor.id });
    expect(await statusAndReason()).toEqual([409, 'other_approval']);
  });

  it('answers 400 to a reason that is too long, 401 without a token, 403 to others, and 404 for none', async () => {
    const { renewal } = await make({ status: 'FAILED', reason: 'no_address' });
    expect((await resend(renewal.id, 'committee', { reason: 'x'.repeat(501) })).status).toBe(400);
    expect(
      (await callOperation(resendAccessNotificationOperation, { params: { id: renewal.id }, body: {} })).status,
    ).toBe(401);
    expect((await resend(renewal.id, 'support')).status).toBe(403);
    expect((await resend(nobody, 'committee')).status).toBe(404);
  });
});
