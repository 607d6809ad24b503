import { together } from '@/lib/core/together';
import { arrayOf } from '@/lib/db/array-of';
import { type Sql, sql } from '@/lib/db/client';

const MOST_AT_ONCE = 1_000;

/** What is asked about a credential, and the instant of the request that shows it. */
export type Lookup<Credential> = { credential: Credential; at: Date };

/**
 * Lets requests that come together share one statement. Each is looked up after it came, so that nothing that was revoked
 * before is let in. When the statement fails, all that share it fail, and the next begins anew.
 * @param find answers rows with the place of what was asked, from 1
 */
export function sharedLookup<Credential, Row extends { place: number }>(
  find: (lookups: readonly Lookup<Credential>[]) => Promise<readonly Row[]>,
): (lookup: Lookup<Credential>) => Promise<Row | undefined> {
  return together(
    async (lookups: readonly Lookup<Credential>[]) => {
      const found = new Map((await find(lookups)).map((row) => [row.place, row]));
      return lookups.map((_, at) => found.get(at + 1));
    },
    { most: MOST_AT_ONCE, sizeOf: () => 1 },
  );
}

/** Where tokens are kept by their hash: the table, which of its rows count at an instant, and how often a use is noted. */
type TokenTable = { table: Sql; counts: (token: Sql, at: Sql) => Sql; notedEvery: Sql };

/**
 * The common table expressions that look tokens up by their hashes: `known` has the place and the instant of each request
 * whose token counts, with the columns of its row. Their use is noted; rows that another process has locked are skipped, since
 * whoever holds the lock is noting the same.
 */
export function knownByHash(lookups: readonly Lookup<Uint8Array>[], { table, counts, notedEvery }: TokenTable): Sql {
  const hashes = arrayOf('text', lookups, ({ credential }) => Buffer.from(credential).toString('hex'));
  const instants = arrayOf('timestamptz', lookups, ({ at }) => at.toISOString());
  return sql`
    request AS (
      SELECT decode(hash, 'hex') AS hash, at, place
      FROM unnest(${hashes}, ${instants}) WITH ORDINALITY AS request (hash, at, place)
    ), known AS (
      SELECT request.place::int, request.at, token.* FROM request
      JOIN ${table} AS token ON token.token_hash = request.hash AND ${counts(sql`token`, sql`request.at`)}
    ), due AS (
      SELECT token.id, used.at FROM ${table} AS token
      JOIN (SELECT id, max(at) AS at FROM known WHERE last_used_at IS NULL OR last_used_at < at - ${notedEvery} GROUP BY id) AS used
        ON used.id = token.id
      FOR NO KEY UPDATE OF token SKIP LOCKED
    ), noted AS (
      UPDATE ${table} AS token SET last_used_at = due.at FROM due WHERE token.id = due.id
    )`;
}
