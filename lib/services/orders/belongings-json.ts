import { type Sql, sql } from '@/lib/db/client';
import { addressOf } from '@/lib/services/orders/address-of';

/** Where an order or a resource belongs, over its own row, `project`, `customer`, `offering` and `provider`. */
export function belongingsJson(path: string, row: Sql): Sql {
  return sql`jsonb_build_object(
    'url', ${addressOf(path, sql`${row}.id`)}, 'uuid', ${row}.id, 'external_id', ${row}.external_id,
    'project_uuid', project.id, 'project_name', project.name,
    'customer_uuid', customer.id, 'customer_name', customer.name,
    'organization_uuid', customer.id, 'organization_name', customer.name,
    'offering', ${addressOf('offerings', sql`offering.id`)}, 'offering_uuid', offering.id, 'offering_name', offering.name,
    'offering_type', offering.offering_type, 'provider_uuid', provider.id, 'provider_name', provider.name,
    'created', ${row}.created, 'modified', ${row}.modified)`;
}
