import { grantsOf } from '@/lib/auth/granted';
import { liveRoles } from '@/lib/auth/live-roles';
import { can } from '@/lib/auth/permissions';
import { requirePerson } from '@/lib/auth/require';
import { isVisibleProject } from '@/lib/auth/visible-projects';
import type { RolePermission } from '@/lib/contracts/members/permissions';
import { DomainError } from '@/lib/core/errors';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import type { FoundOrder } from '@/lib/services/orders/find-order';

const PROCESS = 'OFFERING.PROCESS_ORDERS';

/**
 * The condition that the caller sees an order, over `placed`: from the side of its project, or of its provider. One statement,
 * since the planner chooses the right index only when it is told the ids, and nearly nobody offers anything.
 */
export async function isVisibleOrder(ctx: Ctx): Promise<Sql> {
  if (can(ctx.actor, 'STAFF_OR_SUPPORT')) return sql`TRUE`;
  const [places] = await ctx.db.$queryRaw<{ projectIds: string[]; offeringIds: string[] }[]>(sql`
    SELECT ARRAY(SELECT id FROM project WHERE ${isVisibleProject(ctx, sql`project.id`)})::text[] AS "projectIds",
      ARRAY(SELECT id FROM offering WHERE ${isProvider(ctx)})::text[] AS "offeringIds"`);
  const { offeringIds, projectIds } = places ?? { offeringIds: [], projectIds: [] };
  const isOfProject = sql`placed.project_id = ANY(${projectIds}::uuid[])`;
  return offeringIds.length === 0
    ? isOfProject
    : sql`(${isOfProject} OR placed.offering_id = ANY(${offeringIds}::uuid[]))`;
}

/** The condition that the caller is on the provider's side, over `offering`: staff, and who finishes orders in its customer. */
export function isProvider(ctx: Ctx): Sql {
  if (ctx.actor.kind !== 'person' || can(ctx.actor, 'STAFF')) return sql`TRUE`;
  return sql`(offering.customer_id = ANY (ARRAY(
    SELECT held.customer_id FROM ${liveRoles(ctx.now, PROCESS)} AS held
    WHERE held.user_id = ${requirePerson(ctx).userId}::uuid AND held.customer_id IS NOT NULL)))`;
}

/** Demands that the caller sees an order from the side of its project. @throws not_found */
export async function requireReader(ctx: Ctx, order: FoundOrder): Promise<void> {
  if (!(await readsProject(ctx, order))) throw new DomainError('not_found');
}

/** Demands that the caller is on the provider's side of an order. @throws not_found for who doesn't see it; not_allowed */
export async function requireProvider(ctx: Ctx, order: FoundOrder): Promise<void> {
  if (await isOnProvidersSide(ctx, order)) return;
  throw new DomainError((await readsProject(ctx, order)) ? 'not_allowed' : 'not_found');
}

/** Demands a permission in the project of an order or its customer. @throws not_found for who doesn't see it; not_allowed */
export async function requireConsumer(ctx: Ctx, permission: RolePermission, order: FoundOrder): Promise<void> {
  const granted = await grantsOf(ctx, { kind: 'project', ...order });
  if (can(ctx.actor, permission, { granted })) return;
  const isSeen = can(ctx.actor, 'READ_PLACE', { granted }) || (await isOnProvidersSide(ctx, order));
  throw new DomainError(isSeen ? 'not_allowed' : 'not_found');
}

async function isOnProvidersSide(ctx: Ctx, order: FoundOrder): Promise<boolean> {
  const granted = await grantsOf(ctx, { kind: 'customer', customerId: order.providerId });
  return can(ctx.actor, PROCESS, { granted });
}

async function readsProject(ctx: Ctx, order: FoundOrder): Promise<boolean> {
  return can(ctx.actor, 'READ_PLACE', { granted: await grantsOf(ctx, { kind: 'project', ...order }) });
}
