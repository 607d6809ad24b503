import type { Resource } from '@/lib/contracts/marketplace';
import { DomainError } from '@/lib/core/errors';
import { type Db, type Sql, sql } from '@/lib/db/client';

/**
 * The tables that a resource's wire shape is made of, under the names that `resourceJson` uses.
 * Customer and offering are always there; joined so, the planner leaves out what a condition does not ask for.
 */
export const resourceTables = sql`
  resource
  JOIN project ON project.id = resource.project_id
  LEFT JOIN customer ON customer.id = project.customer_id
  LEFT JOIN offering ON offering.id = resource.offering_id`;

/** `resourceTables` and who accepted that the resource ends. */
export const resourceTablesAndPeople = sql`
  ${resourceTables} LEFT JOIN user_account AS accepter ON accepter.id = resource.termination_accepted_by_id`;

/** One resource as the API shows it, built by the database. */
export const resourceJson = sql`
  json_build_object(
    'uuid', resource.id, 'external_id', resource.external_id,
    'project_uuid', project.id, 'project_name', project.name,
    'organization_uuid', customer.id, 'organization_name', customer.name,
    'offering_uuid', offering.id, 'offering_name', offering.name, 'offering_type', offering.offering_type,
    'created', resource.created, 'modified', resource.modified,
    'name', resource.name, 'state', resource.state, 'end_date', resource.end_date,
    'termination_accepted_at', resource.termination_accepted_at,
    'termination_accepted_by_name', coalesce(accepter.full_name, ''))`;

/** The one resource that a condition on `resourceTables` finds. @throws not_found */
export async function readResourceWhere(db: Db, condition: Sql): Promise<Resource> {
  const [row] = await db.$queryRaw<{ resource: Resource }[]>(
    sql`SELECT ${resourceJson} AS "resource" FROM ${resourceTablesAndPeople} WHERE ${condition}`,
  );
  if (row === undefined) throw new DomainError('not_found');
  return row.resource;
}
