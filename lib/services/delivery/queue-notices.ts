import { priorities } from '@/lib/contracts/alerts/priorities';
import type { DomainEvent } from '@/lib/core/events';
import { sql } from '@/lib/db/client';
import type { Reaction } from '@/lib/db/context';
import { alert } from '@/lib/plugins/notification-kinds/alert';
import { criticalAlert } from '@/lib/plugins/notification-kinds/critical-alert';
import { criticalNotice } from '@/lib/plugins/notification-kinds/critical-notice';
import { notice } from '@/lib/plugins/notification-kinds/notice';
import { messageOf, type NewMessage, queueMessages } from '@/lib/services/messages/notify';

/** `again` differs for what is news although it is about the same: another episode of an alert. */
type Raised = {
  subject_type: 'notification' | 'alert';
  id: number;
  again: number | null;
  rank: number;
  type: string;
  title: string;
  message: string;
};

/**
 * What follows, in the same transaction, from a notification or an alert that was raised: one message in the outbox for
 * each, and one request to deliver. Who gets it, and how, is decided after the commit.
 */
export const queueNotices: Reaction = async (ctx, events) => {
  const notices = idsOf(events, 'notification.raised');
  const alerts = idsOf(events, 'alert.raised');
  if (notices.length + alerts.length === 0) return;
  const raised = await ctx.db.$queryRaw<Raised[]>(sql`
    SELECT 'notification' AS subject_type, id, NULL::int AS again, priority_rank AS rank, type, title, message
    FROM admin_notification WHERE id = ANY(${notices}::int[])
    UNION ALL
    SELECT 'alert', id, episodes, severity_rank, alert_type, title, description
    FROM platform_alert WHERE id = ANY(${alerts}::int[])`);
  await queueMessages(ctx, raised.map(messageFor));
};

const kinds = {
  notification: { usual: notice, critical: criticalNotice },
  alert: { usual: alert, critical: criticalAlert },
} as const;

function messageFor({ again, rank, subject_type, ...facts }: Raised): NewMessage {
  const priority = priorities[rank - 1] ?? 'normal';
  const kind = kinds[subject_type][priority === 'critical' ? 'critical' : 'usual'];
  const about = { type: subject_type, id: String(facts.id) };
  const dedupeKey = [subject_type, facts.id, again, rank].filter((part) => part !== null).join(':');
  return messageOf(kind, facts, { about, dedupeKey, priority });
}

function idsOf(events: readonly DomainEvent[], type: 'notification.raised' | 'alert.raised'): number[] {
  return events.flatMap((event) => {
    if (event.type !== type) return [];
    return [Number(event.type === 'notification.raised' ? event.notificationId : event.alertId)];
  });
}
