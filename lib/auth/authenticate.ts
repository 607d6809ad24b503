import { isDemoPerson } from '@/lib/auth/is-demo-person';
import { isLiveToken } from '@/lib/auth/is-live-token';
import { readSessionCookie } from '@/lib/auth/session-cookie';
import { hashOfSecret } from '@/lib/auth/token-hash';
import type { Actor, PersonActor, SourceActor } from '@/lib/core/actor';
import { env } from '@/lib/core/env';
import { type Db, type Sql, sql } from '@/lib/db/client';
import { clientNetwork } from '@/lib/net/client-network';

/** Rows of sessions say no scope: only tokens are limited. */
type PersonRow = Omit<PersonActor, 'kind' | 'via' | 'scope'> & Partial<Pick<PersonActor, 'scope'>>;

const personColumns = sql`
  person.id AS "userId", person.full_name AS "name", person.email, person.is_staff AS "isStaff",
  person.is_support AS "isSupport", person.time_zone AS "timeZone"`;

/** How the tokens of ingest sources begin, which tells them from those of people. */
export const SOURCE_TOKEN_PREFIX = 'ingest_';

/** Uses of a token or session are noted at most this often, so that reading does not write every time. */
const NOTED_EVERY = sql`interval '10 minutes'`;
/** More often for sources: staff look whether one was heard just now. */
const HEARD_EVERY = sql`interval '1 minute'`;

/** Who sends a request: by its Authorization header if it has one, else by its session cookie. One statement. */
export async function authenticate(db: Db, headers: Headers, now: Date): Promise<Actor> {
  const authorization = headers.get('authorization');
  if (authorization !== null) return byToken(db, authorization, now);
  const session = await readSessionCookie(headers);
  if (session === null) return { kind: 'anonymous' };
  return person(
    db,
    'session',
    sql`WITH known AS (
          SELECT id, user_id, last_seen_at FROM user_session
          WHERE id = ${session.sessionId}::uuid AND user_id = ${session.userId}::uuid AND ${isOpenSession(sql`user_session`, now)}
        ), noted AS (
          UPDATE user_session AS session
          SET last_seen_at = ${now}::timestamptz, network = CASE WHEN session.method = 'demo' THEN NULL ELSE coalesce(${clientNetwork(headers)}::text, session.network) END
          FROM known
          WHERE session.id = known.id AND known.last_seen_at < ${now}::timestamptz - ${NOTED_EVERY}
        )
        SELECT ${personColumns}, known.id::text AS credential FROM known JOIN user_account AS person ON person.id = known.user_id
        WHERE person.status = 'active'`,
  );
}

/**
 * The condition that a row of user_session counts at `now`: neither ended nor expired, and one that began without proof
 * only as long as one could begin now.
 */
export function isOpenSession(alias: Sql, now: Date): Sql {
  const isDemo =
    env.HEED_DEMO === '0'
      ? sql`FALSE`
      : sql`EXISTS (SELECT 1 FROM user_account AS entered WHERE entered.id = ${alias}.user_id AND ${isDemoPerson(sql`entered`)})`;
  return sql`${alias}.ended_at IS NULL AND ${alias}.expires_at > ${now}::timestamptz
    AND (${alias}.method <> 'demo' OR ${isDemo})`;
}

async function byToken(db: Db, authorization: string, now: Date): Promise<Actor> {
  const secret = /^(?:Token|Bearer) +([\w-]{20,200})$/i.exec(authorization)?.[1];
  if (secret === undefined) return { kind: 'anonymous' };
  if (secret.startsWith(SOURCE_TOKEN_PREFIX)) return source(db, secret, now);
  return person(
    db,
    'token',
    sql`WITH known AS (
          SELECT id, user_id, scope, last_used_at FROM api_token
          WHERE token_hash = ${hashOfSecret(secret)} AND ${isLiveToken(sql`api_token`, now)}
        ), noted AS (
          UPDATE api_token AS token SET last_used_at = ${now}::timestamptz FROM known
          WHERE token.id = known.id
            AND (known.last_used_at IS NULL OR known.last_used_at < ${now}::timestamptz - ${NOTED_EVERY})
        )
        SELECT ${personColumns}, known.scope, known.id::text AS credential FROM known JOIN user_account AS person ON person.id = known.user_id
        WHERE person.status = 'active'`,
  );
}

async function person(db: Db, via: PersonActor['via'], query: Sql): Promise<Actor> {
  const [row] = await db.$queryRaw<PersonRow[]>(query);
  return row === undefined ? { kind: 'anonymous' } : { kind: 'person', via, scope: 'write', ...row };
}

async function source(db: Db, secret: string, now: Date): Promise<Actor> {
  const [row] = await db.$queryRaw<Omit<SourceActor, 'kind' | 'via'>[]>(sql`
    WITH known AS (
      SELECT id, name, kind, last_used_at FROM ingest_source WHERE token_hash = ${hashOfSecret(secret)} AND revoked_at IS NULL
    ), noted AS (
      UPDATE ingest_source AS source SET last_used_at = ${now}::timestamptz FROM known
      WHERE source.id = known.id
        AND (known.last_used_at IS NULL OR known.last_used_at < ${now}::timestamptz - ${HEARD_EVERY})
    )
    SELECT id AS "sourceId", name, kind AS sends FROM known`);
  return row === undefined ? { kind: 'anonymous' } : { kind: 'source', via: 'token', ...row };
}
