import { knownZone } from '@/lib/core/dates';
import { env } from '@/lib/core/env';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { isMeant } from '@/lib/plugins/notification-kinds/audience-sql';
import type { NotificationKind } from '@/lib/plugins/notification-kinds/notification-kind';
import { quietUntil } from '@/lib/services/delivery/quiet-until';

type Pattern = { zone: string; from_minute: number; until_minute: number; days: number[] };

/** Stage 3, `timed`: who isn’t disturbed until when, among those whom the messages `ids` are for. Mandatory kinds do not wait. */
export async function quietHours(ctx: Ctx, kind: NotificationKind, ids: readonly string[]): Promise<Sql> {
  if (kind.isMandatory || kind.digestOf !== null)
    return sql`timed AS (SELECT preferred.*, NULL::timestamptz AS held_until FROM preferred)`;
  const patterns = await ctx.db.$queryRaw<Pattern[]>(sql`
    SELECT DISTINCT person.time_zone AS zone, person.quiet_from_minute AS from_minute,
      person.quiet_until_minute AS until_minute, person.quiet_days AS days
    FROM outbox_message AS message JOIN user_account AS person ON ${isMeant(kind.audience)}
    WHERE message.id = ANY(${[...ids]}::uuid[]) AND person.quiet_enabled`);
  const held = patterns.map((pattern) => ({ ...pattern, held_until: endOf(ctx.now, pattern) }));
  return sql`timed AS (
    SELECT preferred.*, CASE preferred.channel WHEN 'in_app' THEN NULL ELSE quiet.held_until END AS held_until
    FROM preferred LEFT JOIN jsonb_to_recordset(${JSON.stringify(held)}::jsonb)
      AS quiet (zone text, from_minute int, until_minute int, days int[], held_until timestamptz)
      ON preferred.quiet_enabled AND quiet.zone = preferred.time_zone AND quiet.from_minute = preferred.quiet_from_minute
        AND quiet.until_minute = preferred.quiet_until_minute AND quiet.days = preferred.quiet_days)`;
}

function endOf(now: Date, { zone, from_minute, until_minute, days }: Pattern): Date | null {
  return quietUntil(now, {
    timeZone: knownZone(zone, env.HEED_TIME_ZONE),
    fromMinute: from_minute,
    untilMinute: until_minute,
    days,
  });
}
