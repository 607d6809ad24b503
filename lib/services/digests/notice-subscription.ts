import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { canGoByDigest } from '@/lib/plugins/notification-kinds/can-go-by-digest';
import { notificationKinds } from '@/lib/plugins/notification-kinds/registry';

/** Every kind that may go by digest to the person, with how it is mailed to them unless they chose otherwise. */
function mailed(userId: string): Sql {
  const kinds = notificationKinds.filter(canGoByDigest);
  const areForStaff = kinds.map(({ audience }) => audience === 'staff');
  const ids = kinds.map(({ id }) => id);
  const defaults = kinds.map(({ channels }) => channels['email']?.default ?? 'off');
  return sql`(SELECT way.kind, coalesce(preference."when", way.default_when) AS told
    FROM unnest(${ids}::text[], ${defaults}::text[], ${areForStaff}::boolean[]) AS way (kind, default_when, is_for_staff)
    JOIN user_account AS person ON person.id = ${userId}::uuid AND (person.is_staff OR NOT way.is_for_staff)
    LEFT JOIN notification_preference AS preference ON preference.user_id = ${userId}::uuid
      AND preference.kind = way.kind AND preference.channel = 'email')`;
}

/** Whether anything goes to the person by the digest of notices. */
export async function hasNoticeDigest(ctx: Ctx, userId: string): Promise<boolean> {
  const [row] = await ctx.db.$queryRaw<{ is_on: boolean }[]>(
    sql`SELECT EXISTS (SELECT 1 FROM ${mailed(userId)} AS way WHERE told = 'digest') AS is_on`,
  );
  return row?.is_on === true;
}

/** Switches off what goes by digest, and remembers that a click did so. Returns the kinds that this changed. */
export async function stopNoticeDigest(tx: Ctx, userId: string): Promise<string[]> {
  const rows = await tx.db.$queryRaw<{ kind: string }[]>(sql`
    INSERT INTO notification_preference (user_id, kind, channel, "when", stopped_at)
    SELECT ${userId}::uuid, kind, 'email', 'off', ${tx.now}::timestamptz FROM ${mailed(userId)} AS way WHERE told = 'digest'
    ON CONFLICT (user_id, kind, channel) DO UPDATE SET "when" = 'off', stopped_at = excluded.stopped_at
      WHERE notification_preference."when" = 'digest'
    RETURNING kind`);
  return rows.map(({ kind }) => kind);
}

/**
 * Has go by digest again what a click switched off; where none did, what would go so by default and was switched off in the
 * preferences. What the person chose otherwise stays.
 */
export async function resumeNoticeDigest(tx: Ctx, userId: string): Promise<string[]> {
  const byDefault = notificationKinds
    .filter((kind) => canGoByDigest(kind) && kind.channels['email']?.default === 'digest')
    .map(({ id }) => id);
  const rows = await tx.db.$queryRaw<{ kind: string }[]>(sql`
    UPDATE notification_preference SET "when" = 'digest', stopped_at = NULL
    WHERE user_id = ${userId}::uuid AND channel = 'email' AND (stopped_at IS NOT NULL
      OR ("when" = 'off' AND kind = ANY(${byDefault}::text[]) AND NOT EXISTS (SELECT 1 FROM notification_preference AS other
        WHERE other.user_id = ${userId}::uuid AND other.channel = 'email' AND other.stopped_at IS NOT NULL)))
    RETURNING kind`);
  return rows.map(({ kind }) => kind);
}
