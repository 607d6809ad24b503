import { knownByHash, sharedLookup } from '@/lib/auth/shared-lookup';
import type { SourceActor } from '@/lib/core/actor';
import { database, type Sql, sql } from '@/lib/db/client';
import { queryRows } from '@/lib/db/query-rows';

type SourceRow = Omit<SourceActor, 'kind' | 'via'> & { place: number };

/** Uses are noted more often than of people's tokens: staff look whether a source was heard just now. */
const sources = {
  table: sql`ingest_source`,
  counts: (source: Sql) => sql`${source}.revoked_at IS NULL`,
  notedEvery: sql`interval '1 minute'`,
};

/** The source to which a token that was not revoked belongs, by the token's hash. Shared like `findTokenOwner`. */
export const findSource = sharedLookup<Uint8Array, SourceRow>((lookups) =>
  queryRows<SourceRow>(
    database(),
    sql`
    WITH ${knownByHash(lookups, sources)}
    SELECT place, id AS "sourceId", name, kind AS sends FROM known`,
  ),
);
