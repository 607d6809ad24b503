import { env } from '@/lib/core/env';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { APPROVED } from '@/lib/services/events/record-invitation-events';
import { readSettings } from '@/lib/services/settings/read-settings';

/**
 * Counts one after the other how often a person invites in a day of the installation: what they make, change or send again, by the
 * events of it, with what they are about to. What they approve was made by somebody else. @throws too_many_requests
 */
export async function requireFewToday(tx: Ctx, userId: string, requested = 1): Promise<void> {
  const { INVITATIONS_PER_DAY: most } = await readSettings(tx.db);
  await tx.db.$executeRaw(sql`SELECT pg_advisory_xact_lock(hashtextextended('invitations of ' || ${userId}::text, 0))`);
  const zone = env.HEED_TIME_ZONE;
  const [today] = await tx.db.$queryRaw<{ count: number; left: number }[]>(sql`
    SELECT count(event.id)::int AS count, ceil(extract(epoch FROM max(day.ends) - ${tx.now}::timestamptz))::int AS "left"
    FROM (SELECT date_trunc('day', ${tx.now}::timestamptz, ${zone}) AS begins,
      (date_trunc('day', ${tx.now}::timestamptz AT TIME ZONE ${zone}) + interval '1 day') AT TIME ZONE ${zone} AS ends) AS day
    LEFT JOIN event ON event.user_id = ${userId}::uuid AND event.created >= day.begins
      AND event.event_type IN ('user_invitation_created', 'user_invitation_updated')
      AND event.context ->> 'reason' IS DISTINCT FROM ${APPROVED}`);
  if (requested === 0 || today === undefined || today.count + requested <= most) return;
  const left = most - today.count;
  const detail =
    left > 0
      ? `You can invite ${left} more ${left === 1 ? 'person' : 'people'} today, and this would invite ${requested}.`
      : `You have invited ${most} times today, which is the limit of a day.`;
  throw new DomainError('too_many_requests', { detail, retryAfterSeconds: Math.max(1, today.left) });
}
