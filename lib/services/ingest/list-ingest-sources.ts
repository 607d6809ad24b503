import type { listIngestSourcesOperation } from '@/lib/contracts/ingest';
import type { InputOf } from '@/lib/contracts/operation';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { ingestSourceJson } from '@/lib/services/ingest/ingest-source-row';

type List = { json: string; total: number };

/** All sources, those in use first, then newest first. One statement. */
export async function listIngestSources(
  ctx: Ctx,
  { page, page_size }: InputOf<typeof listIngestSourcesOperation>,
): Promise<List> {
  const [list] = await ctx.db.$queryRaw<List[]>(sql`
    SELECT (SELECT count(*)::int FROM ingest_source) AS total,
      (SELECT coalesce(json_agg(listed.body), '[]')::text FROM (
        SELECT ${ingestSourceJson} AS body FROM ingest_source AS source
        ORDER BY (source.revoked_at IS NOT NULL), source.created DESC, source.id DESC
        LIMIT ${page_size} OFFSET ${(page - 1) * page_size}) AS listed) AS json`);
  return list ?? { json: '[]', total: 0 };
}
