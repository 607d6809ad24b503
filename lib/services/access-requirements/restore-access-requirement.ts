import { type AccessRequirement, restoreAccessRequirementOperation } from '@/lib/contracts/access/requirements';
import type { InputOf } from '@/lib/contracts/operation';
import { DomainError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { holdRequirement, readRequirementRow } from '@/lib/services/access/requirement-row';
import { pairsOfRequirement } from '@/lib/services/access-notices/pairs-of';
import { reconsiderRenewals } from '@/lib/services/access-notices/reconsider-renewals';
import { change, changed } from '@/lib/services/audit/change';

/** Restores an archived requirement. Submissions that were cancelled stay so. @throws not_allowed; not_found; moved_on */
export async function restoreAccessRequirement(
  ctx: Ctx,
  { id, reason }: InputOf<typeof restoreAccessRequirementOperation>,
): Promise<AccessRequirement> {
  return change(
    ctx,
    { operation: restoreAccessRequirementOperation.id, subjectType: 'access_requirement' },
    async (tx) => {
      const { is_archived } = await holdRequirement(tx, id);
      if (!is_archived) throw new DomainError('moved_on', { detail: 'It isn’t archived.' });
      await tx.db.accessRequirement.update({
        where: { id },
        data: { archived_at: null, archiving_reason: reason, modified: tx.now },
      });
      await reconsiderRenewals(tx, pairsOfRequirement(id));
      return changed(await readRequirementRow(tx, id), {
        subjectId: id,
        touches: [{ topic: 'access' }],
      });
    },
  );
}
