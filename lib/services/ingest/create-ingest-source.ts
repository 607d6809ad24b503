import { requirePerson } from '@/lib/auth/require';
import { createIngestSourceOperation, type IngestSource } from '@/lib/contracts/alerts/ingest';
import type { InputOf } from '@/lib/contracts/operation';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import { ingestSourceJson } from '@/lib/services/ingest/ingest-source-row';
import { newSourceToken } from '@/lib/services/ingest/source-token';

/** Lets another system report; only the hash of its token is kept. @throws already_exists for a name in use */
export async function createIngestSource(
  ctx: Ctx,
  { name, kind }: InputOf<typeof createIngestSourceOperation>,
): Promise<IngestSource & { token: string }> {
  const { userId } = requirePerson(ctx);
  const { token, hash, prefix } = newSourceToken();
  return change(ctx, { operation: createIngestSourceOperation.id, subjectType: 'ingest_source' }, async (tx) => {
    const [row] = await tx.db.$queryRaw<{ body: IngestSource }[]>(sql`
      INSERT INTO ingest_source AS source (name, kind, token_hash, prefix, created, created_by_id)
      VALUES (${name}, ${kind}, ${hash}, ${prefix}, ${tx.now}::timestamptz, ${userId}::uuid)
      RETURNING ${ingestSourceJson} AS body`);
    if (row === undefined) throw new Error('What is inserted is returned.');
    return changed({ ...row.body, token }, { subjectId: row.body.uuid, facts: { name, kind } });
  });
}
