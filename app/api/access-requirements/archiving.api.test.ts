import { beforeAll, expect, test } from 'vitest';
import { archiveAccessRequirementOperation } from '@/lib/contracts/access-requirements';
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
} from '@/lib/contracts/access-submissions';
import { clock } from '@/lib/core/clock';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import { type AccessCaller, makeAccessCallers, makeRequirement, makeSubmission } from '@/lib/testing/make-access';

const _nobody = '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9e';
const DAY_MS = 86_400_000;
const _inDays = (days: number) => new Date(clock().getTime() + days * DAY_MS);

type Caller = AccessCaller;
let callers: Awaited<ReturnType<typeof makeAccessCallers>>;
beforeAll(async () => {
  callers = await makeAccessCallers();
});

type Change = AccessSubmission['accessor_changes'][number];
const gain = (user_id: string): Change => ({ user_id, type: 'GAIN_ACCESS' });
const _renew = (user_id: string): Change => ({ user_id, type: 'RENEW_ACCESS' });
const _revoke = (user_id: string): Change => ({ user_id, type: 'REVOKE_ACCESS' });

const _create = (
  requirement_id: string,
  changes: unknown = [gain(callers.submitter.id)],
  caller: Caller = 'submitter',
) =>
  callOperation(createAccessSubmissionOperation, {
    token: callers.tokens[caller],
    body: { requirement_id, accessor_changes: changes },
  });
const _list = (query: string, caller: Caller) =>
  callOperation(listAccessSubmissionsOperation, { token: callers.tokens[caller], query });
const _read = (id: string, caller: Caller = 'submitter') =>
  callOperation(readAccessSubmissionOperation, { token: callers.tokens[caller], params: { id } });
const _patch = (id: string, accessor_changes: unknown, caller: Caller = 'submitter') =>
  callOperation(changeAccessSubmissionOperation, {
    token: callers.tokens[caller],
    params: { id },
    body: { accessor_changes },
  });
const commands = {
  submit: submitAccessSubmissionOperation,
  cancel: cancelAccessSubmissionOperation,
  approve: approveAccessSubmissionOperation,
} as const;
const _move = (
  command: keyof typeof commands,
  id: string,
  caller: Caller = command === 'approve' ? 'committee' : 'submitter',
) => callOperation(commands[command], { token: callers.tokens[caller], params: { id } });
const _reject = (id: string, reason = 'Say more about the study.', caller: Caller = 'committee') =>
  callOperation(rejectAccessSubmissionOperation, { token: callers.tokens[caller], params: { id }, body: { reason } });

const mine = (fields: Parameters<typeof makeSubmission>[0] = {}) =>
  makeSubmission({ submitter_id: callers.submitter.id, ...fields });
const _approvalOf = (requirement_id: string, accessor_id: string) =>
  database().accessApproval.findFirst({ where: { requirement_id, submitter_id: callers.submitter.id, accessor_id } });
const mailsTo = (user_id: string) =>
  database().outboxMessage.findMany({ where: { user_id, kind: 'submission_decided' }, orderBy: { id: 'desc' } });

test('archiving a requirement cancels open submissions and tells their submitters', async () => {
  const { id: requirement_id } = await makeRequirement({ dataset_name: 'Tides' });
  const [draft, decided] = [
    await mine({ requirement_id }),
    await mine({ requirement_id, state: 'REJECTED', reviewed_at: clock() }),
  ];
  const body = { reason: 'The study is over.' };
  await callOperation(archiveAccessRequirementOperation, {
    token: callers.tokens.committee,
    params: { id: requirement_id },
    body,
  });
  const states = await database().accessSubmission.findMany({ where: { requirement_id }, orderBy: { created: 'asc' } });
  expect(new Map(states.map(({ id, state }) => [id, state]))).toEqual(
    new Map([
      [draft.id, 'CANCELLED'],
      [decided.id, 'REJECTED'],
    ]),
  );
  expect((await mailsTo(callers.submitter.id))[0]).toMatchObject({
    subject_id: draft.id,
    payload: { facts: { title: 'Tides Access Request Cancelled' } },
  });
});
