import type { ResourceState } from '@/lib/contracts/marketplace/names';
import type { ProjectState } from '@/lib/contracts/projects/life';
import type { Day } from '@/lib/core/dates';
import { env } from '@/lib/core/env';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { projectLife } from '@/lib/db/project-life';
import { requireNotDeleted } from '@/lib/services/orders/next-step';
import { isOpenOrder } from '@/lib/services/orders/open-orders';

/** What is known of a resource before it is changed. */
export type FoundResource = {
  id: string;
  state: ResourceState;
  endOn: Day | null;
  terminationAcceptedAt: Date | null;
  terminationAcceptedById: string | null;
  hasOpenOrder: boolean;
  pluginOptions: unknown;
  projectId: string;
  customerId: string;
  /** Null where the installation's zone counts. */
  projectTimeZone: string | null;
  projectState: ProjectState;
  projectEndOn: Day | null;
  /** The day on which the project was deleted, in its zone. */
  projectRemovedOn: Day | null;
  isCustomerBlocked: boolean;
  isCustomerArchived: boolean;
};

/** A resource, of a deleted project too, and what decides about its changes, whoever asks. One statement. @throws not_found */
export async function findResource({ db, now }: Pick<Ctx, 'db' | 'now'>, uuid: string): Promise<FoundResource> {
  const [resource] = await db.$queryRaw<FoundResource[]>(sql`
    SELECT resource.id, resource.state, resource.end_date::text AS "endOn",
           resource.termination_accepted_at AS "terminationAcceptedAt",
           resource.termination_accepted_by_id AS "terminationAcceptedById",
           EXISTS (SELECT FROM marketplace_order AS placed
                   WHERE placed.resource_id = resource.id AND ${isOpenOrder(sql`placed`)}) AS "hasOpenOrder",
           offering.plugin_options AS "pluginOptions", project.id AS "projectId",
           project.customer_id AS "customerId", project.time_zone AS "projectTimeZone",
           life.state AS "projectState", project.end_date::text AS "projectEndOn",
           (project.removed_at AT TIME ZONE usable_zone(project.time_zone, ${env.HEED_TIME_ZONE}))::date::text AS "projectRemovedOn",
           customer.blocked AS "isCustomerBlocked", customer.archived AS "isCustomerArchived"
    FROM resource
    JOIN offering ON offering.id = resource.offering_id
    JOIN project ON project.id = resource.project_id
    JOIN customer ON customer.id = project.customer_id
    ${projectLife(now)}
    WHERE resource.id = ${uuid}::uuid`);
  if (resource === undefined) throw new DomainError('not_found');
  return resource;
}

/** Refuses to change a resource of a deleted project. @throws moved_on naming the day */
export function requireProjectNotDeleted({ projectRemovedOn, projectState }: FoundResource): void {
  requireNotDeleted({ state: projectState, removedOn: projectRemovedOn });
}
