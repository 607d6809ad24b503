import { can } from '@/lib/auth/permissions';
import { isSeenPerson } from '@/lib/auth/seen-people';
import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import type { readUserOperation } from '@/lib/contracts/person';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { findProfile } from '@/lib/services/people/find-profile';
import { readPerson } from '@/lib/services/people/person-shape';

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
  const [found] = await ctx.db.$queryRaw<{ seen: boolean }[]>(
    sql`SELECT ${isSeenPerson(ctx, sql`${uuid}::uuid`)} AS seen`,
  );
  if (found?.seen !== true) throw new DomainError('not_found');
  const { url, username, full_name, email } = await findProfile(ctx, uuid);
  return { url, uuid, username, full_name, email };
}
