import { afterEach, beforeEach, expect, test } from 'vitest';
import { env } from '@/lib/core/env';
import { database } from '@/lib/db/client';
import { expireAccess } from '@/lib/services/access-approvals/expire-access';
import { revokeAccess } from '@/lib/services/access-approvals/revoke-access';
import { sendAccessNotices } from '@/lib/services/access-notices/send-access-notices';
import { archiveAccessRequirement } from '@/lib/services/access-requirements/archive-access-requirement';
import { refreshActions } from '@/lib/services/user-actions/refresh-actions';
import { registerProviders } from '@/lib/services/user-actions/register-providers';
import { clearAccess, makeAccessWorld } from '@/lib/testing/access-world';
import { makeUser } from '@/lib/testing/make';
import { systemActor, testContext } from '@/lib/testing/test-context';

beforeEach(async () => {
  await clearAccess();
  await registerProviders(testContext());
});

const zone = env.HEED_TIME_ZONE;
afterEach(() => {
  env.HEED_TIME_ZONE = zone;
});

const at = (instant: string) => testContext(systemActor, new Date(instant));
const reason = 'The study is over.';
const APPROVED = '2026-12-15T10:00:00Z';

const actionsOf = async (user_id: string) =>
  (await database().userAction.findMany({ where: { user_id, action_type: 'access_renewal' } })).map(
    ({ description, resolved_reason, status }) => ({ description, resolved_reason, status }),
  );

type World = Awaited<ReturnType<typeof makeAccessWorld>>;

test.each([
  ['the expiry alone', () => expireAccess(at('2027-03-15T10:00:00Z'))],
  [
    'the archiving of the requirement',
    ({ at: asStaff, requirement }: World) =>
      archiveAccessRequirement(asStaff('2027-01-20T10:00:00Z'), { id: requirement.id, reason }),
  ],
  [
    'the revocation of the group',
    ({ at: asStaff, requirement, submitter }: World) =>
      revokeAccess(asStaff('2027-01-20T10:00:00Z'), {
        requirement_id: requirement.id,
        submitter_id: submitter.id,
        reason,
        tell_reason: false,
        dry_run: false,
      }),
  ],
] as const)('access_renewal ends with %s, because its condition is cleared', async (_what, end) => {
  const world = await makeAccessWorld({ expiration_period_days: 90 });
  await world.approve(APPROVED);
  await sendAccessNotices(at('2027-01-15T10:00:00Z'));
  expect(await actionsOf(world.submitter.id)).toMatchObject([{ status: 'open' }]);
  await end(world);
  expect(await actionsOf(world.submitter.id)).toMatchObject([
    { status: 'resolved', resolved_reason: 'condition_cleared' },
  ]);
});

test('access_renewal passes over the earliest group where something stops its notices, and is about the next', async () => {
  const { approve, at: asStaff, requirement, submitter } = await makeAccessWorld({ expiration_period_days: 90 });
  const [ben, cleo, other] = [await makeUser(), await makeUser(), await makeUser()];
  await approve(APPROVED, [ben]);
  await approve('2026-12-20T10:00:00Z', [submitter, cleo]);
  await sendAccessNotices(at('2027-01-20T10:00:00Z'));
  const isOpen = (description: string) => [{ status: 'open', description: expect.stringContaining(description) }];
  expect(await actionsOf(submitter.id)).toMatchObject(isOpen('Access ends on 15 March 2027 for 1 person.'));
  await approve('2027-01-21T10:00:00Z', [ben], { by: other, type: 'GAIN_ACCESS' });
  await sendAccessNotices(at('2027-01-21T10:01:00Z'));
  expect(await actionsOf(submitter.id)).toMatchObject(isOpen('Access ends on 20 March 2027 for 2 people.'));
  await revokeAccess(asStaff('2027-01-22T10:00:00Z'), {
    requirement_id: requirement.id,
    submitter_id: other.id,
    reason,
    tell_reason: false,
    dry_run: false,
  });
  expect(await actionsOf(submitter.id)).toMatchObject(isOpen('Access ends on 15 March 2027 for 1 person.'));
});

test('access_renewal leaves out of its count the milestones that the period is too short for', async () => {
  const { approve, submitter } = await makeAccessWorld({ expiration_period_days: 45 });
  await approve(APPROVED);
  expect(await actionsOf(submitter.id)).toEqual([]);
  await sendAccessNotices(at('2026-12-29T10:00:00Z'));
  expect(await actionsOf(submitter.id)).toEqual([
    {
      status: 'open',
      resolved_reason: null,
      description: 'Access ends on 29 January 2027 for 1 person. 0 of 1 reminder sent.',
    },
  ]);
});

test('access_renewal says the days of the installation’s zone, and counts whole days there', async () => {
  env.HEED_TIME_ZONE = 'Pacific/Auckland';
  const { approve, submitter } = await makeAccessWorld({ expiration_period_days: 90 });
  // On 16 December 2026 at 9:00 there.
  await approve('2026-12-15T20:00:00Z');
  await sendAccessNotices(at('2027-01-15T20:00:00Z'));
  expect(await actionsOf(submitter.id)).toMatchObject([
    { description: 'Access ends on 16 March 2027 for 1 person. 0 of 2 reminders sent, the next on 16 February 2027.' },
  ]);
  await sendAccessNotices(at('2027-02-15T20:00:00Z'));
  // On 17 February at 18:00 there.
  await refreshActions(at('2027-02-17T05:00:00Z'), { actionType: 'access_renewal' });
  const { evidence } = await database().userAction.findFirstOrThrow({ where: { user_id: submitter.id } });
  expect(evidence).toMatchObject({ days_left: 27, milestones: [59, 28], reminders: 2, reminders_sent: 0 });
});
