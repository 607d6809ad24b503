import type { User } from '@/lib/contracts/people/users';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { findRow, type RowShape } from '@/lib/db/row-shape';
import { profileShape } from '@/lib/services/people/profile-shape';

/** Who may choose a first password: nobody who has one, and nobody who is locked out. */
export const canInvite: Sql = sql`(person.status = 'active' AND person.password_hash IS NULL)`;

/** A row of `user_account AS person` as lists show it to staff and support. */
export const userRow: RowShape = {
  ...profileShape,
  json: sql`(${profileShape.json} || jsonb_build_object(
    'status', person.status, 'invited_at', person.invited_at, 'last_sign_in_at', person.last_sign_in_at,
    'can_invite', ${canInvite},
    'api_tokens', (SELECT count(*) FROM api_token WHERE api_token.user_id = person.id AND api_token.revoked_at IS NULL)))`,
};

/** One person; undefined when there is none. */
export function findUser({ db }: Ctx, uuid: string): Promise<User | undefined> {
  return findRow(db, userRow, sql`person.id = ${uuid}::uuid`);
}
