import type { InputOf } from '@/lib/contracts/operation';
import { deleteProfileOperation, type PurgeProfile } from '@/lib/contracts/people/purge-profiles';
import { DomainError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import { holdProfile } from '@/lib/services/purge-profiles/profile-row';

/** Deletes a purge profile. @throws not_found; moved_on for one that is a default, is on, or is named by a rule */
export function deletePurgeProfile(ctx: Ctx, { id }: InputOf<typeof deleteProfileOperation>): Promise<undefined> {
  return change(ctx, { operation: deleteProfileOperation.id, subjectType: 'purge_profile' }, async (tx) => {
    const profile = await holdProfile(tx, id);
    const detail = whyKept(profile);
    if (detail !== null) throw new DomainError('moved_on', { detail });
    await tx.db.purgeProfile.delete({ where: { id } });
    const touches = [{ topic: 'purge_profiles' }] as const;
    return changed(undefined, { subjectId: id, facts: { name: profile.name }, touches });
  });
}

function whyKept({ applies_to, is_default, is_on, used_by }: PurgeProfile): string | null {
  if (is_default) return `This is the default profile for ${applies_to} people.`;
  if (is_on) return 'The profile is on. Turn it off first.';
  if (used_by.length > 0) return `Rules use this profile: ${used_by.map(({ name }) => name).join(', ')}.`;
  return null;
}
