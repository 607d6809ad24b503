import { can } from '@/lib/auth/permissions';
import type { ObjectCommand } from '@/lib/contracts/marketplace/details';
import { createOrderOperation, type Resource } from '@/lib/contracts/marketplace/marketplace';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { orderError } from '@/lib/services/orders/next-step';
import { objectCommand } from '@/lib/services/orders/object-command';
import { resourceError } from '@/lib/services/orders/order-place';
import type { FoundResource } from '@/lib/services/resources/find-resource';

type Component = { type: string; name: string };

/** Ordering other limits, by the rules of placing an order that updates the resource; none where its offering counts nothing. */
export async function limitsCommand(
  ctx: Ctx,
  { limits, offering_uuid, project_uuid, uuid }: Resource,
  resource: FoundResource,
  granted: readonly string[] | null,
): Promise<ObjectCommand[]> {
  if (!isOrderable(resource) || !can(ctx.actor, 'ORDER.CREATE', { granted })) return [];
  const components = await ctx.db.$queryRaw<Component[]>(sql`
    SELECT type, name FROM offering_component WHERE offering_id = ${offering_uuid}::uuid ORDER BY name, type`);
  if (components.length === 0) return [];
  return [
    objectCommand({
      key: createOrderOperation.id,
      label: 'Change limits',
      severity: 'low',
      consequence: 'An order with these limits is placed. Someone may have to approve it first.',
      api_endpoint: createOrderOperation.path,
      body: { project: project_uuid, offering: offering_uuid, resource: uuid, type: 'Update', limits },
      limits: components.map(({ name, type }) => ({ type, name: name || type, value: limits[type] ?? null })),
    }),
  ];
}

function isOrderable(resource: FoundResource): boolean {
  return resourceError(resource, 'UPDATE') === null && orderError({ ...resource, type: 'UPDATE' }) === null;
}
