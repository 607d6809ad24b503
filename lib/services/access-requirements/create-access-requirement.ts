import { type AccessRequirement, createAccessRequirementOperation } from '@/lib/contracts/access/requirements';
import type { InputOf } from '@/lib/contracts/operation';
import { givenFields } from '@/lib/core/given-fields';
import type { Ctx } from '@/lib/db/context';
import { readRequirementRow } from '@/lib/services/access/requirement-row';
import { inOneSpelling } from '@/lib/services/access-requirements/in-one-spelling';
import { requireFreeName } from '@/lib/services/access-requirements/require-free-name';
import { withoutTexts } from '@/lib/services/access-requirements/without-texts';
import { change, changed } from '@/lib/services/audit/change';

/** Creates an access requirement. @throws not_allowed; already_exists; validation_failed where both spellings of a name differ */
export async function createAccessRequirement(
  ctx: Ctx,
  given: InputOf<typeof createAccessRequirementOperation>,
): Promise<AccessRequirement> {
  const requirement = givenFields(inOneSpelling(given));
  return change(
    ctx,
    { operation: createAccessRequirementOperation.id, subjectType: 'access_requirement' },
    async (tx) => {
      await requireFreeName(tx, requirement.name);
      const { id } = await tx.db.accessRequirement.create({
        data: { ...requirement, created: tx.now, modified: tx.now },
      });
      return changed(await readRequirementRow(tx, id), {
        subjectId: id,
        facts: withoutTexts(requirement),
        touches: [{ topic: 'access' }],
      });
    },
  );
}
