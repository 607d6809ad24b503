import { liveRoles } from '@/lib/auth/live-roles';
import { can } from '@/lib/auth/permissions';
import { requirePerson } from '@/lib/auth/require';
import { isVisibleProject } from '@/lib/auth/visible-projects';
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
  if (!(await sharesPlace(ctx, uuid))) throw new DomainError('not_found');
  const { url, username, full_name, email } = await findProfile(ctx, uuid);
  return { url, uuid, username, full_name, email };
}

/** Whether someone has a live role in a customer or a project, or in a project of a customer, where the caller has one. */
async function sharesPlace(ctx: Ctx, uuid: string): Promise<boolean> {
  const { userId } = requirePerson(ctx);
  const [found] = await ctx.db.$queryRaw<{ shared: boolean }[]>(sql`
    SELECT EXISTS (
      SELECT FROM ${liveRoles(ctx.now)} AS theirs
      LEFT JOIN project ON project.id = theirs.project_id
      WHERE theirs.user_id = ${uuid}::uuid AND (
        ${isVisibleProject(ctx, sql`theirs.project_id`)}
        OR theirs.customer_id IN (
          SELECT coalesce(own.customer_id, inside.customer_id) FROM ${liveRoles(ctx.now)} AS own
          LEFT JOIN project AS inside ON inside.id = own.project_id
          WHERE own.user_id = ${userId}::uuid))) AS shared`);
  return found?.shared === true;
}
