import type { InputOf } from '@/lib/contracts/operation';
import { createPurgeProfileOperation, type PurgeProfile } from '@/lib/contracts/people/purge-profiles';
import { callerId } from '@/lib/core/caller-id';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import { followProfile } from '@/lib/services/purge-profiles/follow-profile';
import { readProfileRow } from '@/lib/services/purge-profiles/profile-row';
import { releaseDefault } from '@/lib/services/purge-profiles/release-default';
import { requireContents } from '@/lib/services/purge-profiles/require-contents';
import { requireFreeName } from '@/lib/services/purge-profiles/require-free-name';

/** Creates a purge profile. @throws already_exists; validation_failed for one that purges nothing */
export function createPurgeProfile(
  ctx: Ctx,
  given: InputOf<typeof createPurgeProfileOperation>,
): Promise<PurgeProfile> {
  const profile = { ...given, fields: [...new Set(given.fields)], records: [...new Set(given.records)] };
  requireContents(profile);
  return change(ctx, { operation: createPurgeProfileOperation.id, subjectType: 'purge_profile' }, async (tx) => {
    await requireFreeName(tx, profile.name);
    if (profile.is_default) await releaseDefault(tx, profile.applies_to);
    const modified_by_id = callerId(tx);
    const { id } = await tx.db.purgeProfile.create({
      data: { ...profile, created: tx.now, modified: tx.now, modified_by_id },
    });
    await followProfile(tx, await readProfileRow(tx, id), {});
    const touches = [{ topic: 'purge_profiles' }, { topic: 'rules' }] as const;
    return changed(await readProfileRow(tx, id), { subjectId: id, facts: profile, touches });
  });
}
