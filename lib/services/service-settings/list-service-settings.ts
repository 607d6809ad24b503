import type { InputOf } from '@/lib/contracts/operation';
import type { listServiceSettingsOperation } from '@/lib/contracts/people/service-settings';
import { sql } from '@/lib/db/client';
import { contains, equals, holds, isId, matchesAll } from '@/lib/db/conditions';
import type { Ctx } from '@/lib/db/context';
import { listRows } from '@/lib/db/list-rows';
import { ascending, requestedOrder } from '@/lib/db/row-order';
import { isSeenSettings, settingsRow } from '@/lib/services/service-settings/settings-row';

const columns = { name: sql`settings.name` };
const byName = [ascending(columns.name), ascending(sql`settings.id`)];
const inCustomer = isId(sql`settings.customer_id`);

const filters = {
  name: contains(columns.name),
  name_exact: equals(columns.name),
  type: equals(sql`settings.type`),
  shared: holds(sql`settings.customer_id IS NULL`),
  customer: inCustomer,
  customer_uuid: inCustomer,
};

/** The service settings that the caller sees, by name. One statement. */
export function listServiceSettings(ctx: Ctx, input: InputOf<typeof listServiceSettingsOperation>) {
  const condition = matchesAll(input, filters, isSeenSettings(ctx));
  return listRows(ctx.db, settingsRow(ctx), { condition, order: requestedOrder(input.o, columns, byName) }, input);
}
