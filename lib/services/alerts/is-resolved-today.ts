import { atTime, dayOf } from '@/lib/core/dates';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';

/** The condition that platform_alert `alert` was resolved since midnight by the caller's clock. */
export function isResolvedToday({ actor, now }: Ctx): Sql {
  const timeZone = actor.kind === 'person' ? actor.timeZone : 'UTC';
  const midnight = atTime(dayOf(now, timeZone), '00:00', timeZone);
  return sql`coalesce(alert.is_resolved AND alert.resolved_at >= ${midnight}::timestamptz AND alert.resolved_at <= ${now}::timestamptz, false)`;
}
