import type { listOfferingsOperation } from '@/lib/contracts/offerings';
import type { InputOf } from '@/lib/contracts/operation';
import { sql } from '@/lib/db/client';
import { hasWords, holds, isId, matchesAll } from '@/lib/db/conditions';
import type { Ctx } from '@/lib/db/context';
import { listRows } from '@/lib/db/list-rows';
import { ascending } from '@/lib/db/row-order';
import { offeringRow } from '@/lib/services/offerings/offering-row';

const byName = [ascending(sql`offering.name`), ascending(sql`offering.id`)];

const filters = {
  q: hasWords(sql`concat_ws(' ', offering.name, offering.offering_type, customer.name)`),
  organization_uuid: isId(sql`offering.customer_id`),
  is_prepaid: holds(
    sql`EXISTS (SELECT FROM offering_component AS part WHERE part.offering_id = offering.id AND part.is_prepaid)`,
  ),
  has_schedule:
    holds(sql`jsonb_typeof(offering.plugin_options -> 'resource_expiration_reminders') IS DISTINCT FROM 'null'
    AND offering.plugin_options -> 'resource_expiration_reminders' IS NOT NULL`),
};

/** The offerings of the installation, by name. One statement. */
export function listOfferings(ctx: Ctx, input: InputOf<typeof listOfferingsOperation>) {
  const selected = { condition: matchesAll(input, filters), order: byName, isSearched: input.q !== undefined };
  return listRows(ctx.db, offeringRow, selected, input);
}
