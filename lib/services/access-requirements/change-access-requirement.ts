import {
  type AccessRequirement,
  changeAccessRequirementOperation,
  versionedFields,
} from '@/lib/contracts/access/requirements';
import type { InputOf } from '@/lib/contracts/operation';
import { givenFields } from '@/lib/core/given-fields';
import type { Ctx } from '@/lib/db/context';
import { holdRequirement, readRequirementRow } from '@/lib/services/access/requirement-row';
import { followReminders } from '@/lib/services/access-notices/follow-reminders';
import { pairsOfRequirement } from '@/lib/services/access-notices/pairs-of';
import { emitAccessChanged } from '@/lib/services/access-notices/reconsider-renewals';
import { inOneSpelling } from '@/lib/services/access-requirements/in-one-spelling';
import { requireFreeName } from '@/lib/services/access-requirements/require-free-name';
import { withoutTexts } from '@/lib/services/access-requirements/without-texts';
import { change, changed, unchanged } from '@/lib/services/audit/change';
import { differencesOf } from '@/lib/services/audit/differences';

/** `requireVersion` is given the requirement as it is now and refuses a change by somebody who read an older version. */
type Precondition = { requireVersion: (current: AccessRequirement) => void };

/**
 * Changes an access requirement; approvals stay as they are.
 * @throws not_allowed; not_found; version_stale; already_exists; validation_failed where both spellings of a name differ
 */
export async function changeAccessRequirement(
  ctx: Ctx,
  { id, ...given }: InputOf<typeof changeAccessRequirementOperation>,
  { requireVersion }: Precondition,
): Promise<AccessRequirement> {
  const requested = givenFields(inOneSpelling(given));
  return change(
    ctx,
    { operation: changeAccessRequirementOperation.id, subjectType: 'access_requirement' },
    async (tx) => {
      const before = await holdRequirement(tx, id);
      requireVersion(before);
      const facts = differencesOf(before, requested);
      if (Object.keys(facts).length === 0) return unchanged(before);
      if (requested.name !== undefined && 'name' in facts) await requireFreeName(tx, requested.name, id);
      const isAnother = versionedFields.some((name) => name in facts);
      const version = isAnother ? before.version + 1 : before.version;
      await tx.db.accessRequirement.update({ where: { id }, data: { ...requested, version, modified: tx.now } });
      if ('reminders' in facts) {
        await followReminders(tx, [id]);
        await emitAccessChanged(tx, pairsOfRequirement(id));
      }
      return changed(await readRequirementRow(tx, id), {
        subjectId: id,
        facts: withoutTexts(facts),
        touches: [{ topic: 'access' }],
      });
    },
  );
}
