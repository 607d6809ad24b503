import type { OrderType, ResourceState } from '@/lib/contracts/marketplace/names';
import type { ProjectState } from '@/lib/contracts/projects/life';
import type { Day } from '@/lib/core/dates';
import { DomainError, fieldError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { projectLife } from '@/lib/db/project-life';
import { isOpenOrder } from '@/lib/services/orders/open-orders';
import { holdForOrder } from '@/lib/services/quotas/hold-project';

/** Where an order is placed, and what decides whether it may be. */
export type OrderPlace = {
  projectId: string;
  customerId: string;
  projectState: ProjectState;
  projectEndOn: Day | null;
  today: Day;
  isCustomerBlocked: boolean;
  isCustomerArchived: boolean;
  asksForProviderReview: boolean;
  /** What the offering counts. */
  components: string[];
};

type Ordered = { project: string; offering: string; resource: string | null; type: OrderType };

/** The project and the offering of a new order; nobody deletes the project until the transaction ends. @throws validation_failed */
export async function findPlace({ db, now }: Ctx, { offering, project }: Ordered): Promise<OrderPlace> {
  if (!(await holdForOrder({ db }, sql`${project}::uuid`))) throw fieldError('project', 'There is no such project.');
  const [place] = await db.$queryRaw<OrderPlace[]>(sql`
    SELECT project.id AS "projectId", customer.id AS "customerId", life.state AS "projectState",
      project.end_date::text AS "projectEndOn", life.today::text AS today, customer.blocked AS "isCustomerBlocked",
      customer.archived AS "isCustomerArchived",
      offering.plugin_options @> '{"provider_review": true}' AS "asksForProviderReview",
      ARRAY(SELECT component.type FROM offering_component AS component WHERE component.offering_id = offering.id) AS components
    FROM project JOIN customer ON customer.id = project.customer_id ${projectLife(now)}
    JOIN offering ON offering.id = ${offering}::uuid
    WHERE project.id = ${project}::uuid`);
  if (place === undefined) throw fieldError('offering', 'There is no such offering.');
  return place;
}

/** Demands that an order names a resource where it needs one, which can be changed now. @throws validation_failed; moved_on */
export async function requireOrderedResource({ db }: Ctx, ordered: Ordered, { projectId }: OrderPlace): Promise<void> {
  const { offering, resource, type } = ordered;
  if (type === 'CREATE') {
    if (resource !== null) throw fieldError('resource', 'An order that creates a resource takes none.');
    return;
  }
  // Held first: what the next statement reads is then as other orders left it.
  await db.$executeRaw(sql`SELECT FROM resource WHERE id = ${resource}::uuid FOR UPDATE`);
  const [found] = await db.$queryRaw<OrderedResource[]>(sql`
    SELECT resource.state, EXISTS (SELECT FROM marketplace_order AS placed
      WHERE placed.resource_id = resource.id AND ${isOpenOrder(sql`placed`)}) AS "hasOpenOrder"
    FROM resource
    WHERE resource.id = ${resource}::uuid AND resource.project_id = ${projectId}::uuid AND resource.offering_id = ${offering}::uuid`);
  if (found === undefined) throw fieldError('resource', 'There is no such resource of this offering in the project.');
  const detail = resourceError(found, type);
  if (detail !== null) throw new DomainError('moved_on', { detail });
}

type OrderedResource = { state: ResourceState; hasOpenOrder: boolean };

/** Why an order that changes or ends a resource isn’t placed now; null where it may be. */
export function resourceError(
  { hasOpenOrder, state }: OrderedResource,
  type: Exclude<OrderType, 'CREATE'>,
): string | null {
  if (hasOpenOrder) return 'An order for the resource is open.';
  const states: ResourceState[] = type === 'TERMINATE' ? ['OK', 'ERRED'] : ['OK'];
  return states.includes(state) ? null : `The resource is ${state.toLowerCase()}.`;
}
