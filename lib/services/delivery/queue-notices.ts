import type { DomainEvent } from '@/lib/core/events';
import { sql } from '@/lib/db/client';
import type { Reaction } from '@/lib/db/context';
import { addEvent } from '@/lib/services/jobs/add-event';

/**
 * What follows, in the same transaction, from a notification or an alert that was raised: one message in the outbox for
 * each, and one request to deliver. Who is told, and how, is decided after the commit.
 */
export const queueNotices: Reaction = async (ctx, events) => {
  const notices = idsOf(events, 'notification.raised');
  const alerts = idsOf(events, 'alert.raised');
  if (notices.length + alerts.length === 0) return;
  await ctx.db.$executeRaw(sql`
    WITH raised AS (
      SELECT 'notification:' || id AS subject, concat_ws(':', 'notification', id, priority_rank) AS dedupe_key, priority_rank, title, message,
        CASE priority_rank WHEN 4 THEN 'critical_notice' ELSE 'notice' END AS kind, id, type
      FROM admin_notification WHERE id = ANY(${notices}::int[])
      UNION ALL
      SELECT 'alert:' || id, concat_ws(':', 'alert', id, episodes, severity_rank), severity_rank, title, description,
        CASE severity_rank WHEN 4 THEN 'critical_alert' ELSE 'alert' END, id, alert_type
      FROM platform_alert WHERE id = ANY(${alerts}::int[])
    )
    INSERT INTO outbox_message (topic, kind, dedupe_key, payload, created)
    SELECT 'notice', kind, dedupe_key, jsonb_build_object('about', subject, 'priority_rank', priority_rank, 'facts',
        jsonb_build_object('id', id, 'type', type, 'title', title, 'message', message)), ${ctx.now}::timestamptz
    FROM raised ON CONFLICT (dedupe_key) DO NOTHING`);
  await addEvent(ctx, { type: 'delivery.requested' });
};

function idsOf(events: readonly DomainEvent[], type: 'notification.raised' | 'alert.raised'): number[] {
  return events.flatMap((event) => {
    if (event.type !== type) return [];
    return [Number(event.type === 'notification.raised' ? event.notificationId : event.alertId)];
  });
}
