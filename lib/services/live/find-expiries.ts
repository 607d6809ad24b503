import { database, type Sql, sql } from '@/lib/db/client';

/** When something that a person sees ends by the clock. */
export type Expiry = { userId: string; at: Date };

/** When roles of these people, and invitations to them, end after one instant and until another. One statement. */
export async function findExpiries(userIds: readonly string[], after: Date, until: Date): Promise<Expiry[]> {
  if (userIds.length === 0) return [];
  const people = sql`ANY(${[...new Set(userIds)]}::uuid[])`;
  const isNear = (at: Sql) => sql`${at} > ${after}::timestamptz AND ${at} <= ${until}::timestamptz`;
  return database().$queryRaw<Expiry[]>(sql`
    SELECT held.user_id AS "userId", held.expiration_time AS at FROM user_role AS held
    WHERE held.user_id = ${people} AND held.is_active AND ${isNear(sql`held.expiration_time`)}
    UNION SELECT invited.id, invitation.expires_at FROM invitation
    JOIN user_account AS invited ON ascii_address(invited.email) = ascii_address(invitation.email) AND invited.email <> ''
    WHERE invited.id = ${people} AND invitation.state = 'pending' AND ${isNear(sql`invitation.expires_at`)}`);
}
