import type { Resource } from '@/lib/contracts/marketplace';
import { type Db, type Sql, sql } from '@/lib/db/client';
import { resourceStateName } from '@/lib/db/marketplace-names';
import { type RowShape, readRow } from '@/lib/db/row-shape';

/**
 * A resource's wire shape, and under which names its tables are joined: `resource`, `project`, `customer`, `offering`.
 * Customer and offering are always there; joined so, the planner leaves out what a condition does not ask for.
 */
export const resourceRow: RowShape = {
  id: sql`resource.id`,
  tables: sql`
    resource
    JOIN project ON project.id = resource.project_id
    LEFT JOIN customer ON customer.id = project.customer_id
    LEFT JOIN offering ON offering.id = resource.offering_id`,
  joins: sql`LEFT JOIN user_account AS accepter ON accepter.id = resource.termination_accepted_by_id`,
  json: sql`
    json_build_object(
      'uuid', resource.id, 'external_id', resource.external_id,
      'project_uuid', project.id, 'project_name', project.name,
      'organization_uuid', customer.id, 'organization_name', customer.name,
      'offering_uuid', offering.id, 'offering_name', offering.name, 'offering_type', offering.offering_type,
      'created', resource.created, 'modified', resource.modified,
      'name', resource.name, 'state', ${resourceStateName(sql`resource.state`)}, 'end_date', resource.end_date,
      'termination_accepted_at', resource.termination_accepted_at,
      'termination_accepted_by_name', coalesce(accepter.full_name, ''))`,
};

/** The one resource that a condition on the tables of `resourceRow` finds. @throws not_found */
export function readResourceWhere(db: Db, condition: Sql): Promise<Resource> {
  return readRow(db, resourceRow, condition);
}
