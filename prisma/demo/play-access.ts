import { createAccessRequirementOperation } from '@/lib/contracts/access/requirements';
import { database } from '@/lib/db/client';
import { expireAccess } from '@/lib/services/access-approvals/expire-access';
import { revokeAccess } from '@/lib/services/access-approvals/revoke-access';
import { sendAccessNotices } from '@/lib/services/access-notices/send-access-notices';
import { archiveAccessRequirement } from '@/lib/services/access-requirements/archive-access-requirement';
import { createAccessRequirement } from '@/lib/services/access-requirements/create-access-requirement';
import { approveAccessSubmission } from '@/lib/services/access-submissions/approve-access-submission';
import { createAccessSubmission } from '@/lib/services/access-submissions/create-access-submission';
import { rejectAccessSubmission } from '@/lib/services/access-submissions/reject-access-submission';
import { submitAccessSubmission } from '@/lib/services/access-submissions/submit-access-submission';
import { contextOf, systemAt } from '@/prisma/demo/context-of';
import type { DemoKey } from '@/prisma/demo/people';

const DAY_HOURS = 24;
const inHours = (days: number) => days * DAY_HOURS;

/**
 * Who has access to what in the demo: approvals that are live, about to expire, expired, withdrawn and ended by their submitter, of
 * requirements with and without an expiry; reminders of which one went late and one was superseded; and a request to review.
 */
export async function playAccess(): Promise<void> {
  await makeCommittee('petra');
  const tides = await createRequirement({
    name: 'tidal-cohort',
    dataset_name: 'Tidal cohort',
    expiration_period_days: 90,
  });
  const scans = await createRequirement({
    name: 'brain-scans',
    dataset_name: 'Brain scans',
    expiration_period_days: 30,
  });
  const atlas = await createRequirement({ name: 'sky-atlas', expiration_period_days: null, reminders: [] });
  await give('mia', tides, 65, ['mia', 'noel']);
  await give('max', scans, 40, ['max']);
  await give('olga', tides, 50, ['olga']);
  await give('max', atlas, 30, ['max', 'mia']);
  await give('max', atlas, 20, ['mia'], 'REVOKE_ACCESS');
  await expireAccess(systemAt(inHours(10)));
  const ended = { requirement_id: tides, submitter_id: await idOf('olga'), tell_reason: true, dry_run: false };
  await revokeAccess(await contextOf('petra', inHours(9)), { ...ended, reason: 'The study ended early.' });
  // The job was down for some days: of two reminders that were due by then one is superseded and the other late.
  await sendAccessNotices(systemAt(inHours(3)));
  await reject(await submit('noel', scans, 5, ['noel']));
  await submit('noel', tides, 2, ['noel']);
  const old = await createRequirement({ name: 'old-survey', dataset_name: 'Survey of 2019' });
  await archiveAccessRequirement(await contextOf('petra', inHours(8)), {
    id: old,
    reason: 'Replaced by the new survey.',
  });
}

async function makeCommittee(key: DemoKey): Promise<void> {
  const { id: role_id } = await database().role.findUniqueOrThrow({ where: { name: 'ACCESS_COMMITTEE' } });
  const { now: created } = systemAt(inHours(190));
  await database().userRole.create({ data: { user_id: await idOf(key), role_id, in_installation: true, created } });
}

async function createRequirement(given: object): Promise<string> {
  const ctx = await contextOf('petra', inHours(180));
  return (await createAccessRequirement(ctx, createAccessRequirementOperation.body.parse(given))).id;
}

type Asked = 'GAIN_ACCESS' | 'REVOKE_ACCESS';

/** Submits for people, who are asked for with the same change, except for the submitter, who keeps access. */
async function submit(
  by: DemoKey,
  requirement_id: string,
  daysAgo: number,
  people: readonly DemoKey[],
  type: Asked = 'GAIN_ACCESS',
): Promise<string> {
  const ctx = await contextOf(by, inHours(daysAgo));
  const asked = await Promise.all(people.map(async (key) => ({ user_id: await idOf(key), type })));
  const renewal = { user_id: await idOf(by), type: 'RENEW_ACCESS' as const };
  const accessor_changes = type === 'REVOKE_ACCESS' ? [...asked, renewal] : asked;
  const { id } = await createAccessSubmission(ctx, { requirement_id, accessor_changes });
  await submitAccessSubmission(ctx, { id });
  return id;
}

async function give(by: DemoKey, requirement: string, daysAgo: number, people: readonly DemoKey[], type?: Asked) {
  const id = await submit(by, requirement, daysAgo, people, type);
  await approveAccessSubmission(await contextOf('petra', inHours(daysAgo) - 1), { id });
}

async function reject(id: string): Promise<void> {
  const ctx = await contextOf('petra', inHours(4));
  await rejectAccessSubmission(ctx, { id, reason: 'Please name the ethics approval of your study.' });
}

async function idOf(key: DemoKey): Promise<string> {
  return (await database().user.findUniqueOrThrow({ where: { external_id: `demo-${key}` } })).id;
}
