import type { InputOf } from '@/lib/contracts/operation';
import { changeProfileOperation, type PurgeProfile } from '@/lib/contracts/people/purge-profiles';
import { callerId } from '@/lib/core/caller-id';
import { DomainError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { change, changed, unchanged } from '@/lib/services/audit/change';
import { differencesOf } from '@/lib/services/audit/differences';
import { followProfile } from '@/lib/services/purge-profiles/follow-profile';
import { holdProfile, readProfileRow } from '@/lib/services/purge-profiles/profile-row';
import { releaseDefault } from '@/lib/services/purge-profiles/release-default';
import { requireContents } from '@/lib/services/purge-profiles/require-contents';
import { requireFreeName } from '@/lib/services/purge-profiles/require-free-name';
import { RULE_WORK_TIMEOUT_MS } from '@/lib/services/rules/lifecycle/end-rule-work';

/** `requireVersion` is given the profile as it is now and refuses a change by somebody who read an older version. */
type Precondition = { requireVersion: (current: PurgeProfile) => void };

type Given = InputOf<typeof changeProfileOperation>;

/**
 * Changes a purge profile. @throws not_found; version_stale; already_exists; validation_failed for one that would purge
 * nothing; already_exists when a rule has the name of its
 * built-in one; moved_on for the default, which stays it until another is
 */
export function changePurgeProfile(ctx: Ctx, given: Given, { requireVersion }: Precondition): Promise<PurgeProfile> {
  const { id } = given;
  return change(
    ctx,
    { operation: changeProfileOperation.id, subjectType: 'purge_profile', timeoutMs: RULE_WORK_TIMEOUT_MS },
    async (tx) => {
      const before = await holdProfile(tx, id);
      requireVersion(before);
      const requested = requestedFields(given, before);
      const facts = differencesOf(before, requested);
      if (Object.keys(facts).length === 0) return unchanged(before);
      requireContents(requested);
      if ('name' in facts) await requireFreeName(tx, requested.name, id);
      if (requested.is_default && !before.is_default) await releaseDefault(tx, before.applies_to);
      if (before.is_default && !requested.is_default) {
        throw new DomainError('moved_on', { detail: 'Make another profile the default instead.' });
      }
      const modified_by_id = callerId(tx);
      await tx.db.purgeProfile.update({ where: { id }, data: { ...requested, modified: tx.now, modified_by_id } });
      await followProfile(tx, await readProfileRow(tx, id), facts);
      const touches = [{ topic: 'purge_profiles' }, { topic: 'rules' }] as const;
      return changed(await readProfileRow(tx, id), { subjectId: id, facts, touches });
    },
  );
}

/** What the profile is to be. Each list is replaced as a whole; its order and repetitions mean nothing. */
function requestedFields(given: Given, before: PurgeProfile) {
  return {
    name: given.name ?? before.name,
    after_days: given.after_days ?? before.after_days,
    fields: sameOrNew(given.fields, before.fields),
    records: sameOrNew(given.records, before.records),
    is_on: given.is_on ?? before.is_on,
    is_default: given.is_default ?? before.is_default,
  };
}

function sameOrNew<Name extends string>(given: readonly Name[] | undefined, before: Name[]): Name[] {
  const requested = [...new Set(given ?? before)];
  const isSame = requested.length === before.length && requested.every((name) => before.includes(name));
  return isSame ? before : requested;
}
