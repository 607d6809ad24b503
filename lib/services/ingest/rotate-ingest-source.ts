import { type IngestSource, rotateIngestSourceOperation } from '@/lib/contracts/alerts/ingest';
import type { InputOf } from '@/lib/contracts/operation';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import { ingestSourceJson } from '@/lib/services/ingest/ingest-source-row';
import { newSourceToken } from '@/lib/services/ingest/source-token';

/** Gives a source a new token, which is in this answer and in no other; the one before stops at once. @throws not_found, also for one revoked before */
export async function rotateIngestSource(
  ctx: Ctx,
  { uuid }: InputOf<typeof rotateIngestSourceOperation>,
): Promise<IngestSource & { token: string }> {
  const { token, hash, prefix } = newSourceToken();
  return change(ctx, { operation: rotateIngestSourceOperation.id, subjectType: 'ingest_source' }, async (tx) => {
    const [row] = await tx.db.$queryRaw<{ body: IngestSource }[]>(sql`
      UPDATE ingest_source AS source SET token_hash = ${hash}, prefix = ${prefix}
      WHERE source.id = ${uuid}::uuid AND source.revoked_at IS NULL
      RETURNING ${ingestSourceJson} AS body`);
    if (row === undefined) throw new DomainError('not_found');
    return changed({ ...row.body, token }, { subjectId: uuid });
  });
}
