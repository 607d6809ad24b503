import { requirePerson } from '@/lib/auth/require';
import type { Day } from '@/lib/core/dates';
import { join, type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { queryRows } from '@/lib/db/query-rows';
import { calendarKinds } from '@/lib/services/calendar/kinds/registry';

const MOST_EVENTS = 2_000;
const DAYS_BACK = 30;
const DAY_MS = 86_400_000;

/** An event as its kind found it, with what the calendar showed of it last; null for what it never had. */
export type FoundEvent = {
  kind: string;
  object_id: string;
  /** When it is or begins, in milliseconds since 1970. */
  at_ms: number;
  /** Of what lasts a whole day. */
  day: Day | null;
  facts: object;
  last_hash: string | null;
  last_sequence: number | null;
  /** In milliseconds since 1970. */
  last_changed_ms: number | null;
};

/** The caller's events of every kind, from 30 days ago on, the earliest first; no more than 2,000. One statement. */
export function findEvents(ctx: Ctx): Promise<FoundEvent[]> {
  const from = new Date(ctx.now.getTime() - DAYS_BACK * DAY_MS);
  return queryRows<FoundEvent>(
    ctx.db,
    sql`
    WITH event AS (
      SELECT * FROM (${join(
        calendarKinds.map((kind) => eventsOf(kind, ctx, from)),
        ' UNION ALL ',
      )}) AS every
      ORDER BY at, kind, object_id LIMIT ${MOST_EVENTS}::int),
    shown AS MATERIALIZED (SELECT * FROM calendar_revision WHERE user_id = ${requirePerson(ctx).userId}::uuid)
    SELECT event.kind, event.object_id, ${millisecondsOf(sql`event.at`)} AS at_ms, event.day::text, event.facts, shown.content_hash AS last_hash,
      shown.sequence AS last_sequence, ${millisecondsOf(sql`shown.changed_at`)} AS last_changed_ms
    FROM event LEFT JOIN shown ON shown.kind = event.kind AND shown.object_id = event.object_id
    ORDER BY event.at, event.kind, event.object_id`,
  );
}

const millisecondsOf = (instant: Sql) => sql`round(date_part('epoch', ${instant}) * 1000)`;

function eventsOf({ find, kind }: (typeof calendarKinds)[number], ctx: Ctx, from: Date): Sql {
  return sql`(SELECT ${kind}::text AS kind, found.object_id, found.at, found.day, found.facts FROM (${find(ctx, from)}) AS found)`;
}
