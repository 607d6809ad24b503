import type { OrderState, OrderType, ResourceState } from '@/lib/contracts/marketplace/names';
import type { ProjectState } from '@/lib/contracts/projects/life';
import type { Day } from '@/lib/core/dates';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { projectLife } from '@/lib/db/project-life';
import { isOpenOrder } from '@/lib/services/orders/open-orders';

/** What is known of an order before it is moved. */
export type FoundOrder = {
  id: string;
  state: OrderState;
  type: OrderType;
  startOn: Day | null;
  resourceId: string | null;
  resourceState: ResourceState | null;
  /** Whether something else still happens to its resource. */
  isResourceBusy: boolean;
  placedById: string | null;
  providerId: string;
  asksForProviderReview: boolean;
  projectId: string;
  projectState: ProjectState;
  projectEndOn: Day | null;
  /** The day in the project's zone. */
  today: Day;
  customerId: string;
  isCustomerBlocked: boolean;
  isCustomerArchived: boolean;
};

/** An order and what decides about its moves, whoever asks. One statement. @throws not_found */
export async function findOrder({ db, now }: Pick<Ctx, 'db' | 'now'>, uuid: string): Promise<FoundOrder> {
  const [order] = await db.$queryRaw<FoundOrder[]>(sql`
    SELECT placed.id, placed.state, placed.order_type AS type, placed.start_date::text AS "startOn",
           placed.resource_id AS "resourceId", resource.state AS "resourceState", placed.created_by_id AS "placedById",
           EXISTS (SELECT FROM marketplace_order AS other WHERE other.resource_id = placed.resource_id AND other.id <> placed.id
             AND ${isOpenOrder(sql`other`)}) AS "isResourceBusy",
           offering.customer_id AS "providerId",
           offering.plugin_options @> '{"provider_review": true}' AS "asksForProviderReview",
           project.id AS "projectId", life.state AS "projectState", project.end_date::text AS "projectEndOn",
           life.today::text AS today, customer.id AS "customerId",
           customer.blocked AS "isCustomerBlocked", customer.archived AS "isCustomerArchived"
    FROM marketplace_order AS placed
    JOIN offering ON offering.id = placed.offering_id
    JOIN project ON project.id = placed.project_id
    JOIN customer ON customer.id = project.customer_id
    LEFT JOIN resource ON resource.id = placed.resource_id
    ${projectLife(now)}
    WHERE placed.id = ${uuid}::uuid`);
  if (order === undefined) throw new DomainError('not_found');
  return order;
}
