import { sharedLookup } from '@/lib/auth/shared-lookup';
import type { SourceActor } from '@/lib/core/actor';
import { database, sql } from '@/lib/db/client';

type SourceRow = Omit<SourceActor, 'kind' | 'via'> & { place: number };

/** More often than of people's tokens: staff look whether a source was heard just now. */
const HEARD_EVERY = sql`interval '1 minute'`;

/** The source to which a token that was not revoked belongs, by the token's hash. Shared like `findTokenOwner`. */
export const findSource = sharedLookup<Uint8Array, SourceRow>((lookups) =>
  database().$queryRaw<SourceRow[]>(sql`
    WITH request AS (
      SELECT decode(hash, 'hex') AS hash, at, place
      FROM unnest(${lookups.map(({ credential }) => Buffer.from(credential).toString('hex'))}::text[],
        ${lookups.map(({ at }) => at.toISOString())}::timestamptz[]) WITH ORDINALITY AS request (hash, at, place)
    ), known AS (
      SELECT request.place, request.at, source.id, source.name, source.kind, source.last_used_at
      FROM request JOIN ingest_source AS source ON source.token_hash = request.hash AND source.revoked_at IS NULL
    ), due AS (
      SELECT source.id, used.at FROM ingest_source AS source
      JOIN (SELECT id, max(at) AS at FROM known WHERE last_used_at IS NULL OR last_used_at < at - ${HEARD_EVERY} GROUP BY id) AS used
        ON used.id = source.id
      FOR NO KEY UPDATE OF source SKIP LOCKED
    ), noted AS (
      UPDATE ingest_source AS source SET last_used_at = due.at FROM due WHERE source.id = due.id
    )
    SELECT place::int, id AS "sourceId", name, kind AS sends FROM known`),
);
