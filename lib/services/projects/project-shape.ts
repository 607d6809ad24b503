import { can } from '@/lib/auth/permissions';
import { oecdCodes } from '@/lib/contracts/customers/oecd-codes';
import type { Project } from '@/lib/contracts/projects/projects';
import { apiPath } from '@/lib/core/routes';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { isOfThisMonth, priceOf } from '@/lib/db/price-estimate';
import { projectLife } from '@/lib/db/project-life';
import { type RowShape, readRow } from '@/lib/db/row-shape';
import { absoluteUrl } from '@/lib/emails/absolute-url';
import { projectMetadata } from '@/lib/services/completions/completion-row';
import { isReadableAtAll, looksInto, readsAll } from '@/lib/services/projects/readable-projects';
import { resourcesCount } from '@/lib/services/quotas/usage';

/** The tables that conditions and orders of projects speak of: `project`, `customer` and `life`. */
export function projectTables(now: Date): Sql {
  return sql`project JOIN customer ON customer.id = project.customer_id ${projectLife(now)}`;
}

/** A project as lists show it to the caller. */
export function projectShape(ctx: Ctx): RowShape {
  return {
    id: sql`project.id`,
    tables: projectTables(ctx.now),
    joins: sql`
      LEFT JOIN project_type ON project_type.id = project.type_id
      LEFT JOIN user_account AS accepter ON accepter.id = project.end_accepted_by_id`,
    json: sql`(${belongings} || ${lifeJson} || ${description(ctx)} || ${details(ctx)} || ${figures(ctx)})`,
  };
}

/** The same with the states that it has been in. */
function projectDetailShape(ctx: Ctx): RowShape {
  const { json, ...shape } = projectShape(ctx);
  return { ...shape, json: sql`(${json} || ${lifecycle(ctx)})` };
}

/** One project that the caller reads, removed or not. @throws not_found */
export function readProjectRow(ctx: Ctx, uuid: string): Promise<Project> {
  return readRow<Project>(ctx.db, projectDetailShape(ctx), sql`project.id = ${uuid}::uuid AND ${isReadableAtAll(ctx)}`);
}

/** The address of an object of ours; null without its id. */
function addressOf(path: string, id: Sql): Sql {
  return sql`${absoluteUrl(apiPath(path))} || ${id} || '/'`;
}

const belongings = sql`jsonb_build_object(
  'url', ${addressOf('projects', sql`project.id`)}, 'uuid', project.id, 'name', project.name, 'slug', project.slug,
  'customer', ${addressOf('customers', sql`customer.id`)}, 'customer_uuid', customer.id, 'customer_name', customer.name,
  'customer_slug', customer.slug, 'customer_native_name', customer.native_name, 'customer_abbreviation', customer.abbreviation,
  'customer_display_billing_info_in_projects', true, 'customer_grace_period_days', customer.grace_period_days,
  'created', project.created, 'modified', project.modified)`;

const lifeJson = sql`jsonb_build_object(
  'start_date', project.start_date, 'end_date', project.end_date,
  'end_date_requested_by', ${addressOf('users', sql`project.end_date_requested_by_id`)},
  'end_date_updated_at', project.end_date_updated_at, 'end_accepted_at', project.end_accepted_at,
  'end_accepted_by_name', coalesce(accepter.full_name, ''),
  'recovered_at', project.recovered_at, 'recovered_by_uuid', project.recovered_by_id,
  'grace_period_days', project.grace_period_days, 'effective_end_date', life.effective_end_date,
  'is_in_grace_period', life.is_in_grace_period, 'is_expired', life.is_expired, 'days_until_end', life.days_until_end,
  'state', life.state, 'time_zone', project.time_zone, 'is_removed', project.is_removed)`;

/** What is left of what describes a project for those who were in it: nothing. */
const undescribed = JSON.stringify({
  type: null,
  type_name: null,
  type_uuid: null,
  description: '',
  backend_id: '',
  oecd_fos_2007_code: null,
  oecd_fos_2007_label: '',
  is_industry: false,
  max_service_accounts: null,
  user_email_patterns: [],
  user_affiliations: [],
  user_identity_sources: [],
});

function description(ctx: Ctx): Sql {
  const labels = JSON.stringify(oecdCodes);
  return sql`CASE WHEN NOT ${readsAll(ctx)} THEN ${undescribed}::jsonb ELSE jsonb_build_object(
    'type', ${addressOf('project-types', sql`project_type.id`)}, 'type_name', project_type.name, 'type_uuid', project_type.id,
    'description', project.description, 'backend_id', project.backend_id,
    'oecd_fos_2007_code', project.oecd_fos_2007_code,
    'oecd_fos_2007_label', coalesce(${labels}::jsonb ->> project.oecd_fos_2007_code, ''),
    'is_industry', project.is_industry, 'max_service_accounts', project.max_service_accounts,
    'user_email_patterns', coalesce(project.user_email_patterns, '{}'),
    'user_affiliations', coalesce(project.user_affiliations, '{}'),
    'user_identity_sources', coalesce(project.user_identity_sources, '{}')) END`;
}

function details(ctx: Ctx): Sql {
  return sql`jsonb_build_object(
    'kind', lower(project.kind), 'image', ${image(ctx)},
    'staff_notes', ${can(ctx.actor, 'STAFF_OR_SUPPORT') ? sql`project.staff_notes` : sql`''`},
    'termination_metadata', CASE WHEN ${looksInto(ctx, 'PROJECT.CREATE')} THEN project.termination_metadata END,
    'display_credit_reports', false, 'project_credit', NULL, 'marketplace_resource_count', '{}'::jsonb)`;
}

/** The address of the picture; null where there is none, or the caller does not read all of the project. */
function image(ctx: Ctx): Sql {
  return sql`CASE WHEN ${readsAll(ctx)} AND EXISTS (SELECT FROM project_image WHERE project_image.project_id = project.id)
    THEN ${addressOf('projects', sql`project.id`)} || 'image/' END`;
}

function figures(ctx: Ctx): Sql {
  const all = readsAll(ctx);
  const money = (condition: Sql) => sql`CASE WHEN ${all} THEN ${priceOf(condition)} ELSE 0.00 END::text`;
  return sql`jsonb_build_object(
    'resources_count', CASE WHEN ${all} THEN ${resourcesCount} ELSE 0 END,
    'project_metadata', CASE WHEN ${all} THEN ${projectMetadata} ELSE '[]'::jsonb END,
    'billing_price_estimate', jsonb_build_object(
      'total', ${money(sql`TRUE`)}, 'current', ${money(isOfThisMonth(ctx.now))}, 'tax', '0.00', 'tax_current', '0.00'))`;
}

/** The states that it has been in; who was in it sees no names of others. */
function lifecycle(ctx: Ctx): Sql {
  return sql`jsonb_build_object('lifecycle', (
    SELECT coalesce(jsonb_agg(jsonb_build_object(
      'state', was.state, 'at', was.at,
      'by_name', CASE WHEN ${readsAll(ctx)} THEN coalesce(mover.full_name, 'System') ELSE '' END) ORDER BY was.at, was.id), '[]'::jsonb)
    FROM project_state_change AS was LEFT JOIN user_account AS mover ON mover.id = was.by_id
    WHERE was.project_id = project.id))`;
}
