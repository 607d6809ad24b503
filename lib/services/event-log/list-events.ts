import type { listEventsOperation } from '@/lib/contracts/history/events';
import type { InputOf } from '@/lib/contracts/operation';
import { type Sql, sql } from '@/lib/db/client';
import { type Conditions, contains, isId, matchesAll } from '@/lib/db/conditions';
import type { Ctx } from '@/lib/db/context';
import { listRows } from '@/lib/db/list-rows';
import { ascending, descending } from '@/lib/db/row-order';
import { eventRow } from '@/lib/services/event-log/event-row';
import { leftAnyOf, readableEvents } from '@/lib/services/event-log/readable-events';
import { countOfTypes, isOfType, talliedFilters } from '@/lib/services/event-log/tallied-events';

type Input = InputOf<typeof listEventsOperation>;

const isActor = isId(sql`event.user_id`);

const filters: Conditions<Input> = {
  ...isOfType(sql`event.event_type`),
  created_from: (at) => sql`event.created >= ${at}::timestamptz`,
  created_to: (at) => sql`event.created <= ${at}::timestamptz`,
  message: contains(sql`event.message`),
  customer_uuid: isOfCustomer,
  project_uuid: isId(sql`event.project_id`),
  user_uuid: isActor,
  related_user_uuid: isRelated,
  scope: ({ id, kind }) => isAbout[kind](id),
};

/** Also the moves of projects that left it. */
function isOfCustomer(id: string): Sql {
  return sql`(event.customer_id = ${id}::uuid OR ${leftAnyOf([id])})`;
}

function isRelated(id: string): Sql {
  return sql`(event.user_id = ${id}::uuid OR event.affected_user_id = ${id}::uuid)`;
}

/** With the condition of the index, which is not used without it. */
function isAboutResource(id: string): Sql {
  return sql`(event.context ? 'resource_uuid' AND event.context ->> 'resource_uuid' = ${id})`;
}

const isAbout = {
  project: isId(sql`event.project_id`),
  customer: isOfCustomer,
  user: isRelated,
  resource: isAboutResource,
};

/** The events that the caller reads, newest first unless asked otherwise. Two statements, one for who reads all. */
export async function listEvents(ctx: Ctx, input: Input) {
  const direction = input.o?.[0]?.descending === false ? ascending : descending;
  const order = [direction(sql`event.created`), direction(sql`event.id`)];
  const isReadable = await readableEvents(ctx);
  const total = isReadable === null && isTallied(input) ? { total: countOfTypes(input) } : {};
  const condition = matchesAll(input, filters, isReadable ?? sql`TRUE`);
  return listRows(
    ctx.db,
    eventRow(ctx),
    { condition, order, isSearched: input.message !== undefined, ...total },
    input,
  );
}

function isTallied(input: Input): boolean {
  return Object.keys(filters).every((name) => talliedFilters.has(name) || Reflect.get(input, name) === undefined);
}
