import type { listIngestSourcesOperation } from '@/lib/contracts/alerts/ingest';
import type { InputOf } from '@/lib/contracts/operation';
import { sql } from '@/lib/db/client';
import { matchesAll } from '@/lib/db/conditions';
import type { Ctx } from '@/lib/db/context';
import { listRows } from '@/lib/db/list-rows';
import { ascending, descending } from '@/lib/db/row-order';
import { ingestSourceJson } from '@/lib/services/ingest/ingest-source-row';

const shape = { id: sql`source.id`, tables: sql`ingest_source AS source`, json: ingestSourceJson };
const order = [
  ascending(sql`(source.revoked_at IS NOT NULL)`),
  descending(sql`source.created`),
  descending(sql`source.id`),
];

/** All sources, those in use first, then newest first. One statement. */
export function listIngestSources(ctx: Ctx, input: InputOf<typeof listIngestSourcesOperation>) {
  return listRows(ctx.db, shape, { condition: matchesAll(input, {}), order }, input);
}
