import type { OrderState } from '@/lib/contracts/marketplace-names';
import type { Day } from '@/lib/core/dates';
import { DomainError } from '@/lib/core/errors';
import { type Db, sql } from '@/lib/db/client';

/** What is known of an order before it is moved. */
export type FoundOrder = {
  id: string;
  state: OrderState;
  startOn: Day | null;
  resourceId: string | null;
  asksForProviderReview: boolean;
  projectId: string;
  projectStartOn: Day | null;
  projectEndOn: Day | null;
  isProjectRemoved: boolean;
  /** Null where the installation's zone counts. */
  projectTimeZone: string | null;
  customerId: string;
  isCustomerBlocked: boolean;
  isCustomerArchived: boolean;
};

/** An order and what decides about its moves, whoever asks. One statement. @throws not_found */
export async function findOrder(db: Db, uuid: string): Promise<FoundOrder> {
  const [order] = await db.$queryRaw<FoundOrder[]>(sql`
    SELECT placed.id, placed.state, placed.start_date::text AS "startOn", placed.resource_id AS "resourceId",
           offering.plugin_options @> '{"provider_review": true}' AS "asksForProviderReview",
           project.id AS "projectId", project.start_date::text AS "projectStartOn",
           project.end_date::text AS "projectEndOn", project.is_removed AS "isProjectRemoved",
           project.time_zone AS "projectTimeZone", customer.id AS "customerId",
           customer.blocked AS "isCustomerBlocked", customer.archived AS "isCustomerArchived"
    FROM marketplace_order AS placed
    JOIN offering ON offering.id = placed.offering_id
    JOIN project ON project.id = placed.project_id
    JOIN customer ON customer.id = project.customer_id
    WHERE placed.id = ${uuid}::uuid`);
  if (order === undefined) throw new DomainError('not_found');
  return order;
}
