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
  /** When it is; null for one that lasts a whole day. */
  at: Date | null;
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
    ctx,
    sql`
    WITH event AS (
      SELECT * FROM (${join(
        calendarKinds.map((kind) => eventsOf(kind, ctx, from)),
        ' UNION ALL ',
      )}) AS every
      ORDER BY at, kind, object_id LIMIT ${MOST_EVENTS}::int)
    SELECT event.kind, event.object_id, CASE WHEN event.day IS NULL THEN event.at END AS at, event.day::text, event.facts, revision.content_hash AS last_hash,
      revision.sequence AS last_sequence, (extract(epoch FROM revision.changed_at) * 1000)::float8 AS last_changed_ms
    FROM event LEFT JOIN calendar_revision AS revision
      ON revision.user_id = ${requirePerson(ctx).userId}::uuid AND revision.kind = event.kind AND revision.object_id = event.object_id
    ORDER BY event.at, event.kind, event.object_id`,
  );
}

function eventsOf({ find, kind }: (typeof calendarKinds)[number], ctx: Ctx, from: Date): Sql {
  return sql`(SELECT ${kind}::text AS kind, found.object_id, found.at, found.day, found.facts FROM (${find(ctx, from)}) AS found)`;
}
