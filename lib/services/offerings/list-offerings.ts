import type { listOfferingsOperation } from '@/lib/contracts/marketplace/offerings';
import { REMINDERS_OPTION } from '@/lib/contracts/marketplace/reminder-schedule';
import type { InputOf } from '@/lib/contracts/operation';
import { sql } from '@/lib/db/client';
import { hasWords, holds, isId, matchesAll } from '@/lib/db/conditions';
import type { Ctx } from '@/lib/db/context';
import { listRows } from '@/lib/db/list-rows';
import { ascending } from '@/lib/db/row-order';
import { isPrepaid, offeringRow } from '@/lib/services/offerings/offering-row';

const byName = [ascending(sql`offering.name`), ascending(sql`offering.id`)];

const filters = {
  q: hasWords(sql`concat_ws(' ', offering.name, offering.offering_type, customer.name)`),
  organization_uuid: isId(sql`offering.customer_id`),
  is_prepaid: holds(isPrepaid),
  has_schedule: holds(sql`offering.plugin_options ->> ${REMINDERS_OPTION}::text IS NOT NULL`),
};

/** The offerings of the installation, by name. One statement. */
export function listOfferings(ctx: Ctx, input: InputOf<typeof listOfferingsOperation>) {
  const selected = { condition: matchesAll(input, filters), order: byName, isSearched: input.q !== undefined };
  return listRows(ctx.db, offeringRow, selected, input);
}
