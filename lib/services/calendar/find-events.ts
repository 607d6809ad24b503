import { z } from 'zod';
import { requirePerson } from '@/lib/auth/require';
import { day, instant } from '@/lib/contracts/common';
import { join, type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { queryRows } from '@/lib/db/query-rows';
import { calendarKinds } from '@/lib/services/calendar/kinds/registry';

const MOST_EVENTS = 2_000;
const DAYS_BACK = 30;
const DAY_MS = 86_400_000;

const foundEvent = z.object({
  kind: z.string(),
  object_id: z.uuid(),
  at: instant,
  day: day.nullable(),
  facts: z.record(z.string(), z.unknown()),
  /** What the calendar said of it last; null for what it never had. */
  last: z.object({ content_hash: z.string(), sequence: z.int(), changed_at: instant }).nullable(),
});

/** An event as its kind found it, with what the calendar said of it last. */
export type FoundEvent = z.output<typeof foundEvent>;

/** The caller's events of every kind, from 30 days ago on, the earliest first; no more than 2,000. One statement. */
export async function findEvents(ctx: Ctx): Promise<FoundEvent[]> {
  const from = new Date(ctx.now.getTime() - DAYS_BACK * DAY_MS);
  const [row] = await queryRows<{ events: string }>(
    ctx,
    sql`
    WITH event AS (
      SELECT * FROM (${join(
        calendarKinds.map((kind) => eventsOf(kind, ctx, from)),
        ' UNION ALL ',
      )}) AS every
      ORDER BY at, kind, object_id LIMIT ${MOST_EVENTS}::int)
    SELECT coalesce(json_agg(json_build_object('kind', event.kind, 'object_id', event.object_id, 'at', event.at, 'day', event.day,
      'facts', event.facts, 'last', CASE WHEN revision.sequence IS NOT NULL THEN json_build_object(
        'content_hash', revision.content_hash, 'sequence', revision.sequence, 'changed_at', revision.changed_at) END)
      ORDER BY event.at, event.kind, event.object_id), '[]')::text AS events
    FROM event LEFT JOIN calendar_revision AS revision
      ON revision.user_id = ${requirePerson(ctx).userId}::uuid AND revision.kind = event.kind AND revision.object_id = event.object_id`,
  );
  return z.array(foundEvent).parse(JSON.parse(row?.events ?? '[]'));
}

function eventsOf({ find, kind }: (typeof calendarKinds)[number], ctx: Ctx, from: Date): Sql {
  return sql`(SELECT ${kind}::text AS kind, found.object_id, found.at, found.day, found.facts FROM (${find(ctx, from)}) AS found)`;
}
