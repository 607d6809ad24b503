import { liveRoles } from '@/lib/auth/live-roles';
import { can } from '@/lib/auth/permissions';
import { requirePerson } from '@/lib/auth/require';
import { isVisibleProject } from '@/lib/auth/visible-projects';
import type { ServiceSettings } from '@/lib/contracts/people/service-settings';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { type RowShape, readRow } from '@/lib/db/row-shape';
import { addressOf } from '@/lib/services/orders/address-of';

/** Service settings as the caller sees them: staff and support all, others shared ones in part. */
export function settingsRow(ctx: Ctx): RowShape {
  return {
    id: sql`settings.id`,
    tables: sql`service_settings AS settings LEFT JOIN customer ON customer.id = settings.customer_id`,
    json: sql`(jsonb_build_object(
      'url', ${addressOf('service-settings', sql`settings.id`)}, 'uuid', settings.id, 'name', settings.name,
      'type', settings.type, 'state', 'OK', 'error_message', '', 'shared', settings.customer_id IS NULL,
      'customer', ${addressOf('customers', sql`customer.id`)}, 'customer_uuid', customer.id,
      'customer_name', customer.name, 'customer_native_name', customer.native_name, 'terms_of_services', '',
      'is_active', settings.is_active,
      'has_credentials', EXISTS (SELECT FROM service_credential AS kept WHERE kept.settings_id = settings.id),
      'resources_count', (SELECT count(*)::int FROM resource WHERE resource.service_settings_id = settings.id
        AND resource.state <> 'TERMINATED' AND ${isVisibleProject(ctx, sql`resource.project_id`)}),
      'created', settings.created, 'modified', settings.modified)
      || CASE WHEN ${seesAll(ctx)} OR settings.customer_id IS NOT NULL
        THEN jsonb_build_object('backend_url', settings.backend_url, 'options', settings.options) ELSE '{}'::jsonb END)`,
  };
}

/** The condition that the caller sees `settings`: by CUSTOMER.UPDATE those of that customer, and shared ones. */
export function isSeenSettings(ctx: Ctx): Sql {
  if (can(ctx.actor, 'STAFF_OR_SUPPORT')) return sql`TRUE`;
  const mine = sql`ARRAY(SELECT held.customer_id FROM ${liveRoles(ctx.now, 'CUSTOMER.UPDATE')} AS held
    WHERE held.user_id = ${requirePerson(ctx).userId}::uuid AND held.customer_id IS NOT NULL)`;
  return sql`(settings.customer_id = ANY(${mine}) OR (settings.customer_id IS NULL AND cardinality(${mine}) > 0))`;
}

/** Service settings that the caller sees. @throws not_found */
export function readSettingsRow(ctx: Ctx, uuid: string): Promise<ServiceSettings> {
  return readRow(ctx.db, settingsRow(ctx), sql`settings.id = ${uuid}::uuid AND ${isSeenSettings(ctx)}`);
}

function seesAll({ actor }: Ctx): Sql {
  return can(actor, 'STAFF_OR_SUPPORT') ? sql`TRUE` : sql`FALSE`;
}
