import { z } from 'zod';
import { type PurgedStatus, purgeFields, purgeRecords } from '@/lib/contracts/people/purge-profiles';
import { fieldError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';

/** What a purge does: a copy of a profile as it is, or was when somebody was deleted. */
export const purgePlan = z.object({
  profile_id: z.string(),
  /** The name of the profile. */
  profile: z.string(),
  fields: z.array(z.enum(purgeFields)),
  records: z.array(z.enum(purgeRecords)),
});

export type PurgePlan = z.output<typeof purgePlan>;

/** On whose behalf people are purged. `rule` is null by hand. */
export const purgeOrigin = z.object({
  rule: z.object({ id: z.string(), version: z.int() }).nullable(),
  approver_ids: z.array(z.string()),
});

export type PurgeOrigin = z.output<typeof purgeOrigin>;

/** What is kept with a deleted person for the purge to come. */
export const storedPlan = purgePlan.extend(purgeOrigin.shape);

/**
 * What a profile purges now; without an id, the default profile for that status.
 * @throws validation_failed, naming profile_id, for one that does not exist or is for people of another status
 */
export async function findPurgePlan({ db }: Ctx, profileId: string | null, status: PurgedStatus): Promise<PurgePlan> {
  const where = profileId === null ? { applies_to: status, is_default: true } : { id: profileId };
  const found = await db.purgeProfile.findFirst({ where });
  if (found === null) throw fieldError('profile_id', 'This purge profile does not exist.');
  if (found.applies_to !== status)
    throw fieldError('profile_id', `This purge profile is for ${found.applies_to} people.`);
  return purgePlan.parse({ ...found, profile_id: found.id, profile: found.name });
}
