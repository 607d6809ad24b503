import { beforeEach, expect, test } from 'vitest';
import { database } from '@/lib/db/client';
import { expireAccess } from '@/lib/services/access-approvals/expire-access';
import { sendAccessNotices } from '@/lib/services/access-notices/send-access-notices';
import { archiveAccessRequirement } from '@/lib/services/access-requirements/archive-access-requirement';
import { approveAccessSubmission } from '@/lib/services/access-submissions/approve-access-submission';
import { submitAccessSubmission } from '@/lib/services/access-submissions/submit-access-submission';
import { deliver } from '@/lib/services/delivery/deliver';
import { refreshActions } from '@/lib/services/user-actions/refresh-actions';
import { registerProviders } from '@/lib/services/user-actions/register-providers';
import { clearAccess, makeAccessWorld } from '@/lib/testing/access-world';
import { makeUser } from '@/lib/testing/make';
import { makeCommitteeMember, makeSubmission } from '@/lib/testing/make-access';
import { actorOf, systemActor, testContext } from '@/lib/testing/test-context';

beforeEach(async () => {
  await clearAccess();
  await registerProviders(testContext());
});

const at = (instant: string) => testContext(systemActor, new Date(instant));
const actionsOf = async (user_id: string, action_type: string) =>
  (await database().userAction.findMany({ where: { user_id, action_type } })).map(
    ({ description, resolved_reason, status, title, urgency_rank }) => ({
      description,
      resolved_reason,
      status,
      title,
      urgency_rank,
    }),
  );

test('access_renewal begins with the first milestone, tells what is sent, not what waits or came back, and what comes, and ends with a renewal or the expiry', async () => {
  const { approve, requirement, submitter } = await makeAccessWorld({ expiration_period_days: 90 });
  await approve('2026-12-15T10:00:00Z', [submitter, await makeUser()]);
  expect(await actionsOf(submitter.id, 'access_renewal')).toEqual([]);
  const sent = async () =>
    /\d of \d/.exec((await actionsOf(submitter.id, 'access_renewal'))[0]?.description ?? '')?.[0];
  await sendAccessNotices(at('2027-01-15T10:00:00Z'));
  expect(await sent()).toBe('0 of 2');
  await deliver(at('2027-01-15T10:00:00Z'));
  const open = { title: 'Renew access to Tides', status: 'open', resolved_reason: null };
  expect(await actionsOf(submitter.id, 'access_renewal')).toEqual([
    {
      ...open,
      urgency_rank: 1,
      description: 'Access ends on 15 March 2027 for 2 people. 1 of 2 reminders sent, the next on 15 February 2027.',
    },
  ]);
  await sendAccessNotices(at('2027-02-15T10:00:00Z'));
  await deliver(at('2027-02-15T10:00:00Z'));
  expect(await actionsOf(submitter.id, 'access_renewal')).toEqual([
    { ...open, urgency_rank: 3, description: 'Access ends on 15 March 2027 for 2 people. 2 of 2 reminders sent.' },
  ]);
  const { outbox_message_id } = await database().reminder.findFirstOrThrow({ where: { milestone: '1 month' } });
  const bounced = { state: 'bounced', reason: 'hard_bounce' };
  await database().delivery.updateMany({ where: { outbox_message_id: outbox_message_id ?? '' }, data: bounced });
  await deliver(at('2027-02-15T10:05:00Z'));
  expect(await sent()).toBe('1 of 2');
  const changes = [{ user_id: submitter.id, type: 'RENEW_ACCESS' as const }];
  const { id } = await makeSubmission({ requirement_id: requirement.id, submitter_id: submitter.id, changes });
  await submitAccessSubmission(testContext(submitter, new Date('2027-02-16T10:00:00Z')), { id });
  expect(await actionsOf(submitter.id, 'access_renewal')).toMatchObject([
    { status: 'resolved', resolved_reason: 'condition_cleared' },
  ]);
  await expireAccess(at('2027-03-15T10:00:00Z'));
  expect(await actionsOf(submitter.id, 'access_renewal')).toMatchObject([{ status: 'resolved' }]);
});

test('access_submission goes to holders of the role who are not in it, and a decision ends it for all of them in the same commit', async () => {
  const { requirement, staff, submitter } = await makeAccessWorld();
  const [one, two, involved] = [await makeCommitteeMember(), await makeCommitteeMember(), await makeCommitteeMember()];
  const robot = await makeCommitteeMember({ is_service_account: true });
  const changes = [submitter, involved].map(({ id: user_id }) => ({ user_id, type: 'GAIN_ACCESS' as const }));
  const { id } = await makeSubmission({ requirement_id: requirement.id, submitter_id: submitter.id, changes });
  const now = new Date('2027-02-16T10:00:00Z');
  await submitAccessSubmission(testContext(submitter, now), { id });
  for (const member of [one, two]) {
    expect(await actionsOf(member.id, 'access_submission')).toMatchObject([
      {
        title: 'Access request to review: Tides',
        description: `${submitter.full_name} asks for 2 people.`,
        status: 'open',
        urgency_rank: 1,
      },
    ]);
  }
  for (const other of [involved, robot, staff]) expect(await actionsOf(other.id, 'access_submission')).toEqual([]);
  await approveAccessSubmission(testContext({ ...actorOf(one), isOnAccessCommittee: true }, now), { id });
  for (const member of [one, two]) {
    expect(await actionsOf(member.id, 'access_submission')).toMatchObject([{ status: 'resolved' }]);
  }
});

test.each([
  ['low before the fifth day', '2027-02-21T09:59:00Z', 1],
  ['medium from the fifth day on', '2027-02-21T10:00:00Z', 2],
  ['high once ten days are over', '2027-02-26T10:01:00Z', 3],
])('access_submission is %s', async (_urgency, now, urgency_rank) => {
  const { requirement, submitter } = await makeAccessWorld();
  const member = await makeCommitteeMember();
  const changes = [{ user_id: submitter.id, type: 'GAIN_ACCESS' as const }];
  const { id } = await makeSubmission({ requirement_id: requirement.id, submitter_id: submitter.id, changes });
  await submitAccessSubmission(testContext(submitter, new Date('2027-02-16T10:00:00Z')), { id });
  await refreshActions(at(now), { actionType: 'access_submission' });
  expect(await actionsOf(member.id, 'access_submission')).toMatchObject([{ status: 'open', urgency_rank }]);
});

test('archiving a requirement ends the actions about what was submitted, and tells the submitter', async () => {
  const { requirement, staff, submitter } = await makeAccessWorld();
  const member = await makeCommitteeMember();
  const changes = [{ user_id: submitter.id, type: 'GAIN_ACCESS' as const }];
  const { id } = await makeSubmission({ requirement_id: requirement.id, submitter_id: submitter.id, changes });
  const now = new Date('2027-02-16T10:00:00Z');
  await submitAccessSubmission(testContext(submitter, now), { id });
  await archiveAccessRequirement(testContext(staff, now), { id: requirement.id, reason: 'The study is over.' });
  expect(await database().accessSubmission.findUniqueOrThrow({ where: { id } })).toMatchObject({ state: 'CANCELLED' });
  expect(await actionsOf(member.id, 'access_submission')).toMatchObject([{ status: 'resolved' }]);
  const messages = await database().outboxMessage.findMany({ where: { user_id: submitter.id, subject_id: id } });
  expect(messages.map(({ payload }) => Object(payload).facts.title)).toContain('Tides Access Request Cancelled');
});
