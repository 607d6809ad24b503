import { isOpenSession } from '@/lib/auth/is-open-session';
import { type PersonRow, personColumns } from '@/lib/auth/person-columns';
import type { Session } from '@/lib/auth/session-cookie';
import { sharedLookup } from '@/lib/auth/shared-lookup';
import { arrayOf } from '@/lib/db/array-of';
import { database, sql } from '@/lib/db/client';
import { queryRows } from '@/lib/db/query-rows';

/** A session as its cookie names it, and the network from which it is used; null when that is not known. */
type SessionUse = Session & { network: string | null };

/** Uses of a session are noted at most this often, so that reading does not write every time. */
const NOTED_EVERY = sql`interval '10 minutes'`;

/** The active person to whom an open session belongs. Shared like `findTokenOwner`. */
export const findSessionOwner = sharedLookup<SessionUse, PersonRow>((lookups) =>
  queryRows<PersonRow>(
    database(),
    sql`
    WITH request AS (
      SELECT * FROM unnest(
        ${arrayOf('uuid', lookups, ({ credential }) => credential.sessionId)},
        ${arrayOf('uuid', lookups, ({ credential }) => credential.userId)},
        ${arrayOf('text', lookups, ({ credential }) => credential.network)},
        ${arrayOf('timestamptz', lookups, ({ at }) => at.toISOString())})
        WITH ORDINALITY AS request (session_id, user_id, network, at, place)
    ), known AS (
      SELECT request.place, request.at, request.network, session.id, session.user_id, session.last_seen_at
      FROM request JOIN user_session AS session
        ON session.id = request.session_id AND session.user_id = request.user_id AND ${isOpenSession(sql`session`, sql`request.at`)}
    ), due AS (
      SELECT session.id, used.at, used.network FROM user_session AS session
      JOIN (SELECT DISTINCT ON (id) id, at, network FROM known WHERE last_seen_at < at - ${NOTED_EVERY} ORDER BY id, at DESC) AS used
        ON used.id = session.id
      FOR NO KEY UPDATE OF session SKIP LOCKED
    ), noted AS (
      UPDATE user_session AS session SET last_seen_at = due.at,
        network = CASE WHEN session.method = 'demo' THEN NULL ELSE coalesce(due.network, session.network) END
      FROM due WHERE session.id = due.id
    )
    SELECT known.place::int, ${personColumns(sql`known.at`)}, known.id::text AS credential
    FROM known JOIN user_account AS person ON person.id = known.user_id
    WHERE person.status = 'active'`,
  ),
);
