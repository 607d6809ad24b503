import { type AccessRequirement, archiveAccessRequirementOperation } from '@/lib/contracts/access/requirements';
import type { InputOf } from '@/lib/contracts/operation';
import { DomainError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { holdRequirement, readRequirementRow } from '@/lib/services/access/requirement-row';
import { pairsOfRequirement } from '@/lib/services/access-notices/pairs-of';
import { reconsiderRenewals } from '@/lib/services/access-notices/reconsider-renewals';
import { cancelOpenSubmissions } from '@/lib/services/access-submissions/cancel-open-submissions';
import { change, changed } from '@/lib/services/audit/change';

/** Archives a requirement: it takes no more submissions, and open ones are cancelled. @throws not_allowed; not_found; moved_on */
export async function archiveAccessRequirement(
  ctx: Ctx,
  { id, reason }: InputOf<typeof archiveAccessRequirementOperation>,
): Promise<AccessRequirement> {
  return change(
    ctx,
    { operation: archiveAccessRequirementOperation.id, subjectType: 'access_requirement' },
    async (tx) => {
      const { is_archived } = await holdRequirement(tx, id);
      if (is_archived) throw new DomainError('moved_on', { detail: 'It is already archived.' });
      await tx.db.accessRequirement.update({
        where: { id },
        data: { archived_at: tx.now, archiving_reason: reason, modified: tx.now },
      });
      const cancelled = await cancelOpenSubmissions(tx, id);
      await reconsiderRenewals(tx, pairsOfRequirement(id));
      return changed(await readRequirementRow(tx, id), {
        subjectId: id,
        facts: { cancelled },
        touches: [{ topic: 'access' }],
      });
    },
  );
}
