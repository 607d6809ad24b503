import type { Offering } from '@/lib/contracts/marketplace/offerings';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { type RowShape, readRow } from '@/lib/db/row-shape';

/** Whether a row of `offering` is paid in advance. */
export const isPrepaid = sql`EXISTS (SELECT FROM offering_component AS part WHERE part.offering_id = offering.id AND part.is_prepaid)`;

/** An offering's wire shape, over `offering` and its `customer`. */
export const offeringRow: RowShape = {
  id: sql`offering.id`,
  tables: sql`offering JOIN customer ON customer.id = offering.customer_id`,
  json: sql`json_build_object(
    'uuid', offering.id, 'external_id', offering.external_id, 'name', offering.name, 'offering_type', offering.offering_type,
    'organization_uuid', customer.id, 'organization_name', customer.name,
    'is_prepaid', ${isPrepaid},
    'resources_count', (SELECT count(*) FROM resource
      WHERE resource.offering_id = offering.id AND resource.state <> 'TERMINATED'),
    'plugin_options', offering.plugin_options, 'created', offering.created, 'modified', offering.modified)`,
};

/** One offering. @throws not_found */
export function findOffering({ db }: Ctx, uuid: string): Promise<Offering> {
  return readRow(db, offeringRow, sql`offering.id = ${uuid}::uuid`);
}
