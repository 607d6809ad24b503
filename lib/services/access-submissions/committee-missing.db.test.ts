import { beforeEach, expect, test } from 'vitest';
import { database } from '@/lib/db/client';
import { submitAccessSubmission } from '@/lib/services/access-submissions/submit-access-submission';
import { clearAccess, makeAccessWorld } from '@/lib/testing/access-world';
import { makeUser } from '@/lib/testing/make';
import { makeCommitteeMember, makeSubmission } from '@/lib/testing/make-access';
import { testContext, testNow } from '@/lib/testing/test-context';

beforeEach(async () => {
  await clearAccess();
  await database().adminNotification.deleteMany();
});

/** Submits for a person alone, and says of which notifications staff are told. */
async function submitFor({ requirement, submitter }: Awaited<ReturnType<typeof makeAccessWorld>>) {
  const { id } = await makeSubmission({ requirement_id: requirement.id, submitter_id: submitter.id });
  await submitAccessSubmission(testContext(submitter), { id });
  return database().adminNotification.findMany();
}

test('staff are told (access_committee_missing, high, action required) when no active holder of the role may decide', async () => {
  const world = await makeAccessWorld();
  await makeCommitteeMember({ status: 'suspended', suspended_at: testNow });
  await makeCommitteeMember({ is_service_account: true });
  expect(await submitFor(world)).toMatchObject([
    {
      type: 'access_committee_missing',
      priority_rank: 3,
      action_required: true,
      notification_metadata: { requirement_id: world.requirement.id },
    },
  ]);
});

test('a second submission about the same requirement tells staff nothing new', async () => {
  const world = await makeAccessWorld();
  await submitFor(world);
  expect(await submitFor({ ...world, submitter: await makeUser() })).toHaveLength(1);
});

test('who is in the submission does not decide it; an active holder who is not does', async () => {
  const submitter = await makeCommitteeMember();
  expect(await submitFor({ ...(await makeAccessWorld()), submitter })).toHaveLength(1);
  await database().adminNotification.deleteMany();
  await makeCommitteeMember();
  expect(await submitFor({ ...(await makeAccessWorld()), submitter })).toEqual([]);
});
