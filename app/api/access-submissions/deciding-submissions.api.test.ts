import { beforeAll, describe, expect, it } from 'vitest';
import {
  approveAccessSubmissionOperation,
  rejectAccessSubmissionOperation,
  submitAccessSubmissionOperation,
} from '@/lib/contracts/access/submissions';
import { clock } from '@/lib/core/clock';
import { database } from '@/lib/db/client';
import { decisionMessages, gain, inDays, renew, revoke, submissionCalls } from '@/lib/testing/access-calls';
import { callOperation } from '@/lib/testing/call-operation';
import { makeToken, makeUser } from '@/lib/testing/make';
import {
  makeAccessCallers,
  makeApproval,
  makeCommitteeMember,
  makeRequirement,
  makeSubmission,
} from '@/lib/testing/make-access';

const nobody = '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9e';

let callers: Awaited<ReturnType<typeof makeAccessCallers>>;
beforeAll(async () => {
  callers = await makeAccessCallers();
});

const { read, patch, move, reject, mine, approvalOf } = submissionCalls(() => callers);

describe('POST /api/access-submissions/{id}/submit/', () => {
  it('answers 200 with the version of that moment, and whether it renews by then', async () => {
    const { id: requirement_id } = await makeRequirement({ version: 2 });
    const { id } = await mine({ requirement_id, changes: [renew(callers.submitter.id)] });
    await makeApproval({ requirement_id, submitter_id: callers.submitter.id });
    const answer = await move('submit', id);
    expect([answer.status, await answer.json()]).toMatchObject([
      200,
      { state: 'SUBMITTED', requirement_version: 2, is_renewal: true, submitted_at: expect.any(String) },
    ]);
  });

  it('answers 422 "Include yourself, or revoke everybody." unless the submitter gains or renews, or everybody is revoked', async () => {
    const { id: requirement_id } = await makeRequirement();
    const [one, two] = [await makeUser(), await makeUser()];
    for (const { id: accessor_id } of [one, two, callers.submitter]) {
      await makeApproval({ requirement_id, submitter_id: callers.submitter.id, accessor_id });
    }
    const { id } = await mine({ requirement_id, changes: [renew(one.id)] });
    const rejected = await move('submit', id);
    expect([rejected.status, (await rejected.json()).detail]).toEqual([422, 'Include yourself, or revoke everybody.']);
    await patch(id, [revoke(callers.submitter.id), revoke(one.id)]);
    expect((await move('submit', id)).status).toBe(422);
    const alone = await mine({ changes: [gain(one.id)] });
    expect((await move('submit', alone.id)).status).toBe(422);
    await patch(id, [revoke(callers.submitter.id), revoke(one.id), revoke(two.id)]);
    expect((await move('submit', id)).status).toBe(200);
  });

  it('answers 422 with people: not_active, has_access or no_access', async () => {
    const { id: requirement_id } = await makeRequirement();
    const [suspended, holder, none] = [
      await makeUser({ status: 'suspended', suspended_at: clock() }),
      await makeUser(),
      await makeUser(),
    ];
    await makeApproval({ requirement_id, submitter_id: callers.submitter.id, accessor_id: holder.id });
    await makeApproval({
      requirement_id,
      submitter_id: callers.submitter.id,
      accessor_id: none.id,
      expired_on: inDays(-1),
    });
    const changes = [gain(callers.submitter.id), gain(suspended.id), revoke(nobody), gain(holder.id), renew(none.id)];
    const { id } = await mine({ requirement_id, changes });
    const answer = await move('submit', id);
    expect([answer.status, (await answer.json()).people]).toEqual([
      422,
      [
        { user_id: suspended.id, reason: 'not_active' },
        { user_id: nobody, reason: 'not_active' },
        { user_id: holder.id, reason: 'has_access' },
        { user_id: none.id, reason: 'no_access' },
      ],
    ]);
  });

  it('answers 422 with documents where a required one is missing, and 422 for an archived requirement', async () => {
    const { id: requirement_id } = await makeRequirement({ is_duc_required: true, is_irb_approval_required: true });
    const answer = await move('submit', (await mine({ requirement_id })).id);
    expect([answer.status, (await answer.json()).documents]).toEqual([422, ['duc', 'irb']]);
    for (const [kind, needs] of [
      ['duc', { is_duc_required: true }],
      ['irb', { is_irb_approval_required: true }],
    ] as const) {
      const one = await move('submit', (await mine({ requirement_id: (await makeRequirement(needs)).id })).id);
      expect([one.status, (await one.json()).documents]).toEqual([422, [kind]]);
    }
    const archived = await mine();
    await database().accessRequirement.update({
      where: { id: archived.requirement_id },
      data: { archived_at: clock() },
    });
    expect((await move('submit', archived.id)).status).toBe(422);
  });

  it('answers 401 without a token, 403 to staff, 404 to others, and 409 with the state outside DRAFT', async () => {
    const { id } = await mine();
    expect((await callOperation(submitAccessSubmissionOperation, { params: { id } })).status).toBe(401);
    expect((await move('submit', id, 'staff')).status).toBe(403);
    expect((await move('submit', id, 'stranger')).status).toBe(404);
    expect((await move('submit', id)).status).toBe(200);
    const again = await move('submit', id);
    expect([again.status, (await again.json()).state]).toEqual([409, 'SUBMITTED']);
  });
});

describe('POST /api/access-submissions/{id}/approve/', () => {
  it('answers 200 and gives access of the current version and period, ends what is revoked, leaves out who left, and tells the submitter', async () => {
    const requirement = await makeRequirement({ version: 4, expiration_period_days: 30, dataset_name: 'Tides' });
    const requirement_id = requirement.id;
    const [kept, ended, left] = [await makeUser(), await makeUser(), await makeUser()];
    const own = await makeApproval({ requirement_id, submitter_id: callers.submitter.id, expired_on: inDays(300) });
    await makeApproval({ requirement_id, submitter_id: callers.submitter.id, accessor_id: ended.id });
    const changes = [renew(callers.submitter.id), gain(kept.id), revoke(ended.id), gain(left.id)];
    const { id } = await mine({ requirement_id, state: 'SUBMITTED', changes });
    await database().user.update({ where: { id: left.id }, data: { status: 'suspended', suspended_at: clock() } });
    const answer = await move('approve', id);
    expect([answer.status, await answer.json()]).toMatchObject([
      200,
      {
        state: 'APPROVED',
        approval_count: 2,
        left_out: [{ user_id: left.id, reason: 'not_active' }],
        reviewed_by: { uuid: callers.committee.id, full_name: 'Carl Committee' },
      },
    ]);
    const renewed = await approvalOf(requirement_id, callers.submitter.id);
    expect(renewed).toMatchObject({ id: own.id, state: 'APPROVED', version: 4, episode: 2 });
    expect(renewed?.expired_on && renewed.expired_on < inDays(31)).toBe(true);
    expect(await approvalOf(requirement_id, kept.id)).toMatchObject({
      state: 'APPROVED',
      episode: 1,
      expired_on: renewed?.expired_on,
    });
    expect(await approvalOf(requirement_id, ended.id)).toMatchObject({
      state: 'REVOKED',
      ended_by: 'submission',
      episode: 1,
    });
    expect(await approvalOf(requirement_id, left.id)).toBeNull();
    const history = await database().accessApprovalHistory.findMany({
      where: { approval_id: own.id },
      orderBy: { episode: 'asc' },
    });
    expect(history).toMatchObject([
      { ended_by: 'renewal', by_id: callers.committee.id, expired_on: own.expired_on, requirement_version: 1 },
      { ended_by: null, until: null, expired_on: renewed?.expired_on, requirement_version: 4 },
    ]);
    const messages = await decisionMessages(callers.submitter.id);
    expect(messages.filter(({ subject_id }) => subject_id === id)).toMatchObject([
      { subject_id: id, payload: { facts: { title: 'Tides Access Request Approved', left_out: 1 } } },
    ]);
  });

  it('answers 200 and ends with REVOKE_ACCESS only the approval through that submitter', async () => {
    const { id: requirement_id } = await makeRequirement();
    const person = await makeUser();
    const through = { requirement_id, accessor_id: person.id };
    const own = await makeApproval({ ...through, submitter_id: callers.submitter.id });
    const others = await makeApproval({ ...through, submitter_id: callers.bystander.id });
    const themselves = await makeApproval({ ...through, submitter_id: person.id });
    const { id } = await mine({ requirement_id, state: 'SUBMITTED', changes: [revoke(person.id)] });
    const answer = await move('approve', id);
    expect([answer.status, (await answer.json()).approval_count]).toEqual([200, 0]);
    const stateOf = async (approval: { id: string }) =>
      (await database().accessApproval.findUniqueOrThrow({ where: { id: approval.id } })).state;
    expect(await Promise.all([own, others, themselves].map(stateOf))).toEqual(['REVOKED', 'APPROVED', 'APPROVED']);
  });

  it('answers 422 to submitter and accessors, staff included, and leaves it to somebody else', async () => {
    const member = await makeCommitteeMember();
    const token = await makeToken(member.id);
    const asStaff = await makeUser({ is_staff: true });
    const { id } = await makeSubmission({
      submitter_id: member.id,
      state: 'SUBMITTED',
      changes: [gain(member.id), gain(asStaff.id)],
    });
    const detail = 'You are part of this submission. Somebody else has to decide it.';
    for (const who of [token, await makeToken(asStaff.id)]) {
      const approved = await callOperation(approveAccessSubmissionOperation, { token: who, params: { id } });
      expect([approved.status, (await approved.json()).detail]).toEqual([422, detail]);
      const body = { reason: 'Not mine.' };
      expect((await callOperation(rejectAccessSubmissionOperation, { token: who, params: { id }, body })).status).toBe(
        422,
      );
    }
    expect((await move('approve', id)).status).toBe(200);
  });

  it('answers 422 when the submitter is not active any more', async () => {
    const gone = await makeUser();
    const { id } = await makeSubmission({ submitter_id: gone.id, state: 'SUBMITTED' });
    await database().user.update({ where: { id: gone.id }, data: { status: 'suspended', suspended_at: clock() } });
    expect((await move('approve', id)).status).toBe(422);
    expect(await (await read(id, 'staff')).json()).toMatchObject({ state: 'SUBMITTED' });
  });

  it('answers 401 without a token, 403 to others, 404 for a draft, and 409 with the state to all but one at the same time', async () => {
    const { id } = await mine({ state: 'SUBMITTED' });
    expect((await callOperation(approveAccessSubmissionOperation, { params: { id } })).status).toBe(401);
    expect((await move('approve', id, 'stranger')).status).toBe(403);
    expect((await move('approve', id, 'support')).status).toBe(403);
    expect((await move('approve', (await mine()).id)).status).toBe(404);
    const answers = await Promise.all([
      move('approve', id),
      reject(id),
      move('approve', id, 'staff'),
      move('cancel', id),
    ]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409, 409]);
    const late = await move('approve', id);
    expect([late.status, (await late.json()).state]).toEqual([409, (await (await read(id)).json()).state]);
  });
});

describe('POST /api/access-submissions/{id}/reject/', () => {
  it('answers 200 with the reason, and tells it to the submitter', async () => {
    const { id } = await mine({ state: 'SUBMITTED' });
    const answer = await reject(id);
    expect([answer.status, await answer.json()]).toMatchObject([
      200,
      { state: 'REJECTED', rejected_reason: 'Say more about the study.', reviewed_by: { uuid: callers.committee.id } },
    ]);
    const [mail] = await decisionMessages(callers.submitter.id);
    expect(mail).toMatchObject({
      subject_id: id,
      payload: {
        facts: {
          title: expect.stringMatching(/^\S+ Access Request Rejected$/),
          outcome: 'REJECTED',
          reason: 'Say more about the study.',
        },
      },
    });
  });

  it('answers 422 to a member who is in it', async () => {
    const changes = [gain(callers.submitter.id), gain(callers.committee.id)];
    expect((await reject((await mine({ state: 'SUBMITTED', changes })).id)).status).toBe(422);
  });

  it('answers 400 to a reason outside 3 to 2,000 characters, 401, 403 to others, 404 for a draft, and 409 with the state when it is decided', async () => {
    const { id } = await mine({ state: 'SUBMITTED' });
    for (const wrong of ['ab', 'x'.repeat(2_001)]) {
      const answer = await reject(id, wrong);
      expect([answer.status, Object.keys(await answer.json())]).toEqual([400, expect.arrayContaining(['reason'])]);
    }
    expect((await callOperation(rejectAccessSubmissionOperation, { params: { id }, body: {} })).status).toBe(401);
    expect((await reject(id, 'Not mine.', 'stranger')).status).toBe(403);
    expect((await reject((await mine()).id)).status).toBe(404);
    await reject(id);
    const again = await reject(id);
    expect([again.status, (await again.json()).state]).toEqual([409, 'REJECTED']);
  });
});
