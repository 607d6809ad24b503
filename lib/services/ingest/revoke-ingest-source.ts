import { revokeIngestSourceOperation } from '@/lib/contracts/alerts/ingest';
import type { InputOf } from '@/lib/contracts/operation';
import { DomainError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';

/** Revokes a source's token at once; its alerts stay. @throws not_found, also for one revoked before */
export async function revokeIngestSource(
  ctx: Ctx,
  { uuid }: InputOf<typeof revokeIngestSourceOperation>,
): Promise<undefined> {
  return change(ctx, { operation: revokeIngestSourceOperation.id, subjectType: 'ingest_source' }, async (tx) => {
    const revoked = await tx.db.ingestSource.updateMany({
      where: { id: uuid, revoked_at: null },
      data: { revoked_at: tx.now },
    });
    if (revoked.count === 0) throw new DomainError('not_found');
    return changed(undefined, { subjectId: uuid });
  });
}
