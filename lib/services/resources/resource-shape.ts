import type { Resource } from '@/lib/contracts/marketplace/marketplace';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { resourceStateName } from '@/lib/db/marketplace-names';
import { projectLife } from '@/lib/db/project-life';
import { type RowShape, readRow } from '@/lib/db/row-shape';
import { addressOf } from '@/lib/services/orders/address-of';
import { belongingsJson } from '@/lib/services/orders/belongings-json';

/**
 * A resource's wire shape, and under which names its tables are joined: `resource`, `project`, `customer`, `offering`.
 * Customer and offering are always there; joined so, the planner leaves out what a condition does not ask for.
 */
export function resourceShape({ now }: Pick<Ctx, 'now'>): RowShape {
  return {
    id: sql`resource.id`,
    tables: sql`
      resource
      JOIN project ON project.id = resource.project_id
      LEFT JOIN customer ON customer.id = project.customer_id
      LEFT JOIN offering ON offering.id = resource.offering_id`,
    joins: sql`
      LEFT JOIN customer AS provider ON provider.id = offering.customer_id
      LEFT JOIN user_account AS accepter ON accepter.id = resource.termination_accepted_by_id
      LEFT JOIN service_settings AS settings ON settings.id = resource.service_settings_id
      ${projectLife(now)}`,
    json: sql`(${belongingsJson('marketplace-resources', sql`resource`)} || ${itself} || ${ends})`,
  };
}

/** The one resource that a condition on the tables of `resourceShape` finds. @throws not_found */
export function readResourceWhere(ctx: Ctx, condition: Sql): Promise<Resource> {
  return readRow(ctx.db, resourceShape(ctx), condition);
}

const itself = sql`jsonb_build_object(
  'name', resource.name, 'state', ${resourceStateName(sql`resource.state`)},
  'project', ${addressOf('projects', sql`project.id`)}, 'backend_id', resource.backend_id, 'limits', resource.limits,
  'paused', resource.paused, 'paused_by', resource.paused_by,
  'service_settings', ${addressOf('service-settings', sql`settings.id`)}, 'service_settings_name', coalesce(settings.name, ''))
  || CASE WHEN settings.id IS NULL THEN '{}'::jsonb ELSE jsonb_build_object('service_settings_uuid', settings.id) END`;

/** The last day that its project gives a resource: one without grace ends with the end date. */
const lastDayInProject = sql`CASE WHEN offering.plugin_options @> '{"disable_grace_period": true}' THEN project.end_date
  ELSE life.effective_end_date END`;

const ends = sql`jsonb_build_object(
  'project_end_date', project.end_date, 'project_effective_end_date', life.effective_end_date,
  'project_is_in_grace_period', life.is_in_grace_period, 'end_date', resource.end_date,
  'resource_effective_end_date', least(resource.end_date, ${lastDayInProject}),
  'termination_accepted_at', resource.termination_accepted_at,
  'termination_accepted_by_name', coalesce(accepter.full_name, ''))`;
