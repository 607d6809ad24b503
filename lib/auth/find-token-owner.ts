import { isLiveToken } from '@/lib/auth/is-live-token';
import { type PersonRow, personColumns } from '@/lib/auth/person-columns';
import { sharedLookup } from '@/lib/auth/shared-lookup';
import type { PersonActor } from '@/lib/core/actor';
import { database, sql } from '@/lib/db/client';

type TokenRow = PersonRow & Pick<PersonActor, 'scope'>;

/** Uses of a token are noted at most this often, so that reading does not write every time. */
const NOTED_EVERY = sql`interval '10 minutes'`;

/**
 * The active person to whom a live token belongs, by the token's hash. Requests that come together share one statement;
 * of several that note the use of one token, one writes and none waits.
 */
export const findTokenOwner = sharedLookup<Uint8Array, TokenRow>((lookups) =>
  database().$queryRaw<TokenRow[]>(sql`
    WITH request AS (
      SELECT decode(hash, 'hex') AS hash, at, place
      FROM unnest(${lookups.map(({ credential }) => Buffer.from(credential).toString('hex'))}::text[],
        ${lookups.map(({ at }) => at.toISOString())}::timestamptz[]) WITH ORDINALITY AS request (hash, at, place)
    ), known AS (
      SELECT request.place, request.at, token.id, token.user_id, token.scope, token.last_used_at
      FROM request JOIN api_token AS token ON token.token_hash = request.hash AND ${isLiveToken(sql`token`, sql`request.at`)}
    ), due AS (
      SELECT token.id, used.at FROM api_token AS token
      JOIN (SELECT id, max(at) AS at FROM known WHERE last_used_at IS NULL OR last_used_at < at - ${NOTED_EVERY} GROUP BY id) AS used
        ON used.id = token.id
      FOR NO KEY UPDATE OF token SKIP LOCKED
    ), noted AS (
      UPDATE api_token AS token SET last_used_at = due.at FROM due WHERE token.id = due.id
    )
    SELECT known.place::int, ${personColumns}, known.scope, known.id::text AS credential
    FROM known JOIN user_account AS person ON person.id = known.user_id
    WHERE person.status = 'active'`),
);
