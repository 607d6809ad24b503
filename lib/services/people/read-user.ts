import { can } from '@/lib/auth/permissions';
import { isSeenPerson } from '@/lib/auth/seen-people';
import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import type { readUserOperation } from '@/lib/contracts/people/person';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { readRow } from '@/lib/db/row-shape';
import { findProfile } from '@/lib/services/people/find-profile';
import { readPerson } from '@/lib/services/people/person-shape';
import { acquaintanceShape } from '@/lib/services/people/profile-shape';

/**
 * Everybody, with all that is known of them, for staff and support; oneself; and with the fewest fields, people who have a live
 * role where the caller has one too.
 * @throws not_found for everyone else
 */
export async function readUser(
  ctx: Ctx,
  { uuid }: InputOf<typeof readUserOperation>,
): Promise<AnswerOf<typeof readUserOperation>> {
  if (can(ctx.actor, 'STAFF_OR_SUPPORT')) return readPerson(ctx, uuid);
  if (can(ctx.actor, 'OWN', { ownerId: uuid })) return findProfile(ctx, uuid);
  return readRow(ctx.db, acquaintanceShape, sql`person.id = ${uuid}::uuid AND ${isSeenPerson(ctx, sql`person.id`)}`);
}
