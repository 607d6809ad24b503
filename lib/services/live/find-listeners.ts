import { isLiveToken } from '@/lib/auth/is-live-token';
import { isOpenSession } from '@/lib/auth/is-open-session';
import type { PersonActor } from '@/lib/core/actor';
import { database, sql } from '@/lib/db/client';

/** Of these people, which may hear on as what they are: active, as much staff and support as before, and their session or token neither ended nor expired. One statement. */
export async function findListeners(people: readonly PersonActor[], now: Date): Promise<Set<PersonActor>> {
  const rows = await database().$queryRaw<{ at: number }[]>(sql`
    SELECT asked.at::int FROM unnest(
      ${people.map(({ userId }) => userId)}::uuid[], ${people.map(({ isStaff }) => isStaff)}::boolean[],
      ${people.map(({ isSupport }) => isSupport)}::boolean[], ${people.map(({ via }) => via)}::text[], ${people.map(({ credential }) => credential)}::text[]
    ) WITH ORDINALITY AS asked (user_id, is_staff, is_support, via, credential, at)
    JOIN user_account AS person
      ON person.id = asked.user_id AND person.status = 'active' AND person.is_staff = asked.is_staff
        AND person.is_support = asked.is_support
    WHERE CASE asked.via
      WHEN 'session' THEN EXISTS (
        SELECT FROM user_session AS session
        WHERE session.id = asked.credential::uuid AND session.user_id = person.id AND ${isOpenSession(sql`session`, sql`${now}::timestamptz`)})
      ELSE EXISTS (
        SELECT FROM api_token AS token
        WHERE token.id = asked.credential::uuid AND token.user_id = person.id AND ${isLiveToken(sql`token`, sql`${now}::timestamptz`)})
    END`);
  return new Set(rows.flatMap(({ at }) => people[at - 1] ?? []));
}
