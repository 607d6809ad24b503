import type { listDeliveriesOperation } from '@/lib/contracts/delivery/deliveries';
import type { InputOf } from '@/lib/contracts/operation';
import { type Sql, sql } from '@/lib/db/client';
import { equals, hasWords, matchesAll } from '@/lib/db/conditions';
import type { Ctx } from '@/lib/db/context';
import { listRows } from '@/lib/db/list-rows';
import { descending } from '@/lib/db/row-order';
import {
  deliveryRow,
  formatRecipient,
  searchedDeliveryRow,
  titleOfDelivery,
} from '@/lib/services/deliveries/delivery-row';

const newestFirst = [descending(sql`told.created`), descending(sql`told.id`)];

const filters = {
  state: equals(sql`told.state`),
  channel: equals(sql`told.channel`),
  kind: equals(sql`told.kind`),
  about: isAbout,
  q: hasWords(sql`(${formatRecipient} || ' ' || coalesce(person.full_name, '') || ' ' || ${titleOfDelivery})`),
};

/** The deliveries: who was told what on which way, newest first. One statement, which joins what is said only where it searches it. */
export function listDeliveries(ctx: Ctx, input: InputOf<typeof listDeliveriesOperation>) {
  const isSearched = input.about !== undefined || input.q !== undefined;
  const selected = { condition: matchesAll(input, filters), order: newestFirst, isSearched };
  return listRows(ctx.db, isSearched ? searchedDeliveryRow : deliveryRow, selected, input);
}

/** What a notification or an alert is called here: "alert:17". */
function isAbout(about: string): Sql {
  const [type = '', id = ''] = about.split(':');
  return sql`outbox.topic = 'notice' AND outbox.subject_type = ${type} AND outbox.subject_id = ${id}`;
}
