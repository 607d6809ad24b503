import {
  listAccessApprovalsOperation,
  listAccessHistoryOperation,
  listAccessorGroupsOperation,
  readAccessApprovalOperation,
  revokeAccessOperation,
} from '@/lib/contracts/access/approvals';
import {
  type AccessSubmission,
  approveAccessSubmissionOperation,
  cancelAccessSubmissionOperation,
  changeAccessSubmissionOperation,
  createAccessSubmissionOperation,
  listAccessSubmissionsOperation,
  readAccessSubmissionOperation,
  rejectAccessSubmissionOperation,
  submitAccessSubmissionOperation,
} from '@/lib/contracts/access/submissions';
import { clock } from '@/lib/core/clock';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import { type AccessCaller, type makeAccessCallers, makeApproval, makeSubmission } from '@/lib/testing/make-access';

type Callers = Awaited<ReturnType<typeof makeAccessCallers>>;

const DAY_MS = 86_400_000;

/** So many days from now. A whole second, which JSON of the database writes without a fraction. */
export const inDays = (days: number) => new Date(Math.floor(clock().getTime() / 1000) * 1000 + days * DAY_MS);

/** The fields of an approval that ended so many days ago. */
export const ended = (ended_by: string, days = -1) => ({ state: 'REVOKED', ended_by, ended_at: inDays(days) });

type Change = AccessSubmission['accessor_changes'][number];
export const gain = (user_id: string): Change => ({ user_id, type: 'GAIN_ACCESS' });
export const renew = (user_id: string): Change => ({ user_id, type: 'RENEW_ACCESS' });
export const revoke = (user_id: string): Change => ({ user_id, type: 'REVOKE_ACCESS' });

const commands = {
  submit: submitAccessSubmissionOperation,
  cancel: cancelAccessSubmissionOperation,
  approve: approveAccessSubmissionOperation,
} as const;

/** The operations on submissions as callers call them, who are there when the first test begins. */
export function submissionCalls(callersOf: () => Callers) {
  const as = (caller: AccessCaller) => ({ token: callersOf().tokens[caller] });
  return {
    create: (
      requirement_id: string,
      changes: unknown = [gain(callersOf().submitter.id)],
      caller: AccessCaller = 'submitter',
    ) =>
      callOperation(createAccessSubmissionOperation, {
        ...as(caller),
        body: { requirement_id, accessor_changes: changes },
      }),
    list: (query: string, caller: AccessCaller) =>
      callOperation(listAccessSubmissionsOperation, { ...as(caller), query }),
    read: (id: string, caller: AccessCaller = 'submitter') =>
      callOperation(readAccessSubmissionOperation, { ...as(caller), params: { id } }),
    patch: (id: string, accessor_changes: unknown, caller: AccessCaller = 'submitter') =>
      callOperation(changeAccessSubmissionOperation, { ...as(caller), params: { id }, body: { accessor_changes } }),
    move: (
      command: keyof typeof commands,
      id: string,
      caller: AccessCaller = command === 'approve' ? 'committee' : 'submitter',
    ) => callOperation(commands[command], { ...as(caller), params: { id } }),
    reject: (id: string, reason = 'Say more about the study.', caller: AccessCaller = 'committee') =>
      callOperation(rejectAccessSubmissionOperation, { ...as(caller), params: { id }, body: { reason } }),
    /** A submission of the submitter. */
    mine: (fields: Parameters<typeof makeSubmission>[0] = {}) =>
      makeSubmission({ submitter_id: callersOf().submitter.id, ...fields }),
    /** What somebody has through the submitter. */
    approvalOf: (requirement_id: string, accessor_id: string) =>
      database().accessApproval.findFirst({
        where: { requirement_id, submitter_id: callersOf().submitter.id, accessor_id },
      }),
  };
}

/** The messages that told somebody what became of their submissions, the latest first. */
export const decisionMessages = (user_id: string) =>
  database().outboxMessage.findMany({ where: { user_id, kind: 'submission_decided' }, orderBy: { id: 'desc' } });

/** The operations on approvals as callers call them. */
export function approvalCalls(callersOf: () => Callers) {
  const as = (caller: AccessCaller) => ({ token: callersOf().tokens[caller] });
  return {
    /** Access of the accessor through the submitter. */
    approve: (fields: Parameters<typeof makeApproval>[0] = {}) =>
      makeApproval({ submitter_id: callersOf().submitter.id, accessor_id: callersOf().accessor.id, ...fields }),
    list: (query: string, caller: AccessCaller) =>
      callOperation(listAccessApprovalsOperation, { ...as(caller), query }),
    read: (id: string, caller: AccessCaller) =>
      callOperation(readAccessApprovalOperation, { ...as(caller), params: { id } }),
    history: (id: string, caller: AccessCaller) =>
      callOperation(listAccessHistoryOperation, { ...as(caller), params: { id } }),
    groups: (query: string, caller: AccessCaller = 'committee', headers: Record<string, string> = {}) =>
      callOperation(listAccessorGroupsOperation, { ...as(caller), query, headers }),
    revokeGroup: (body: object, caller: AccessCaller = 'committee') =>
      callOperation(revokeAccessOperation, { ...as(caller), body }),
  };
}

/** The statuses that callers get. */
export const statusesOf = async (call: (caller: AccessCaller) => Promise<Response>, ...who: AccessCaller[]) =>
  (await Promise.all(who.map(call))).map(({ status }) => status);
