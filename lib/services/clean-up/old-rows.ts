import { RESTORABLE_DAYS } from '@/lib/contracts/alerts/notifications';
import type { Settings } from '@/lib/contracts/settings';
import { type Sql, sql } from '@/lib/db/client';
import { named } from '@/lib/db/verbatim';
import { ACCESS_SUBMISSION } from '@/lib/plugins/notification-kinds/submission-decided';
import { LONGEST_WINDOW } from '@/lib/services/accounts/take-attempt';
import type { OldRows } from '@/lib/services/clean-up/delete-in-batches';

const RESOLVED_ACTIONS_DAYS = 365;
const DIGESTS_DAYS = 90;
const ACCOUNT_LINKS_DAYS = 30;
const SESSIONS_DAYS = 30;
const SIGN_IN_NETWORKS_DAYS = 180;
const EVENTS_DAYS = 7;
const IDEMPOTENCY_KEYS_HOURS = 24;
const NOTIFICATIONS_DAYS = 90;
const RESOLVED_ALERTS_DAYS = 365;
const OCCURRENCES_DAYS = 31;
const RECEIVED_WEBHOOKS_DAYS = 7;
const DELIVERIES_DAYS = 90;
const UPLOADS_DAYS = 1;

/** What is kept for how long: the rows past their retention, by the name under which the job counts them. */
export function oldRows(now: Date, settings: Settings) {
  const at = sql`${now}::timestamptz`;
  const daysAgo = (days: number): Sql => sql`${at} - make_interval(days => ${days}::int)`;
  return {
    executions: {
      table: sql`user_action_execution`,
      where: sql`old.executed_at < ${daysAgo(settings.USER_ACTIONS_EXECUTION_RETENTION_DAYS)}`,
    },
    resolved_actions: {
      table: sql`user_action`,
      where: sql`old.status = 'resolved' AND old.resolved_at < ${daysAgo(RESOLVED_ACTIONS_DAYS)}`,
    },
    idempotency_keys: {
      table: sql`idempotency_key`,
      where: sql`old.created < ${at} - make_interval(hours => ${IDEMPOTENCY_KEYS_HOURS}::int)`,
    },
    outbox_events: {
      table: sql`outbox_message`,
      where: sql`old.topic = 'event' AND old.processed_at < ${daysAgo(EVENTS_DAYS)}`,
    },
    ...oldAccess(at, daysAgo),
    digests: {
      table: sql`digest`,
      where: sql`old.created < ${daysAgo(DIGESTS_DAYS)}
        AND EXISTS (SELECT 1 FROM digest AS later WHERE later.user_id = old.user_id AND later.local_day > old.local_day)`,
    },
    notice_digests: {
      table: sql`notice_digest`,
      where: sql`old.created < ${daysAgo(DIGESTS_DAYS)}`,
    },
    // One that nobody has read nor taken care of stays, however old it is.
    notifications: {
      table: sql`admin_notification`,
      where: sql`old.last_at < ${daysAgo(NOTIFICATIONS_DAYS)} AND (old.handled_at IS NOT NULL
        OR EXISTS (SELECT 1 FROM admin_notification_read AS own WHERE own.notification_id = old.id))`,
    },
    deleted_notifications: {
      table: sql`deleted_notification`,
      where: sql`old.deleted_at < ${daysAgo(RESTORABLE_DAYS)}`,
    },
    resolved_alerts: {
      table: sql`platform_alert`,
      where: sql`old.is_resolved AND old.resolved_at < ${daysAgo(RESOLVED_ALERTS_DAYS)}`,
    },
    alert_occurrences: {
      table: sql`alert_occurrence`,
      where: sql`old.from_at < ${daysAgo(OCCURRENCES_DAYS)}`,
    },
    ...oldLists(daysAgo, settings),
    ...oldAccessRequests(daysAgo, settings.SUBMISSIONS_RETENTION_DAYS),
    ...oldDeliveries(daysAgo),
  } as const satisfies Record<string, OldRows>;
}

/** Lists of rule previews, and the ledger of reminders. */
function oldLists(daysAgo: (days: number) => Sql, settings: Settings) {
  return {
    rule_snapshots: {
      table: sql`rule_snapshot`,
      where: sql`old.at < ${daysAgo(settings.RULE_SNAPSHOTS_RETENTION_DAYS)}`,
    },
    // As long as what they are about is there, they tell who knew of its end.
    reminders: {
      table: sql`reminder`,
      where: sql`old.object_gone_at < ${daysAgo(settings.REMINDERS_RETENTION_DAYS)}`,
    },
  } as const satisfies Record<string, OldRows>;
}

/** What let people in. */
function oldAccess(at: Sql, daysAgo: (days: number) => Sql) {
  return {
    account_links: {
      table: sql`password_link`,
      where: sql`old.expires_at < ${daysAgo(ACCOUNT_LINKS_DAYS)}`,
    },
    sessions: {
      table: sql`user_session`,
      where: sql`old.expires_at < ${daysAgo(SESSIONS_DAYS)} OR old.ended_at < ${daysAgo(SESSIONS_DAYS)}`,
    },
    // The last one stays: without any, the next sign-in from elsewhere would look like the first.
    sign_in_networks: {
      table: sql`sign_in_network`,
      where: sql`old.last_at < ${daysAgo(SIGN_IN_NETWORKS_DAYS)}
        AND EXISTS (SELECT 1 FROM sign_in_network AS later WHERE later.user_id = old.user_id AND later.last_at > old.last_at)`,
    },
    sign_in_windows: {
      table: sql`sign_in_throttle`,
      where: sql`old.window_started_at <= ${at} - ${LONGEST_WINDOW}`,
    },
  } as const satisfies Record<string, OldRows>;
}

/** Requests for access that have ended, and what is left of their documents. */
function oldAccessRequests(daysAgo: (days: number) => Sql, keptDays: number) {
  return {
    access_submissions: {
      table: named(ACCESS_SUBMISSION),
      where: sql`old.state IN ('REJECTED', 'CANCELLED') AND old.modified < ${daysAgo(keptDays)}`,
    },
    // Of documents that are gone, and of uploads that broke off.
    access_document_parts: {
      table: sql`access_document_part`,
      where: sql`old.created < ${daysAgo(UPLOADS_DAYS)}
        AND NOT EXISTS (SELECT 1 FROM access_document WHERE access_document.upload_id = old.upload_id)`,
    },
    // Groups of access that nobody is in any more, which triggers leave behind.
    access_groups: { table: sql`access_group`, where: sql`old.members = 0` },
    access_ended_groups: { table: sql`access_ended_group`, where: sql`old.members = 0` },
  } as const satisfies Record<string, OldRows>;
}

function oldDeliveries(daysAgo: (days: number) => Sql) {
  return {
    // What still waits to be sent, or for staff, stays. Attempts go with their delivery.
    deliveries: {
      table: sql`delivery`,
      where: sql`old.created < ${daysAgo(DELIVERIES_DAYS)} AND old.state NOT IN ('queued', 'sending')
        AND old.reason IS DISTINCT FROM 'set_aside'`,
    },
    retried_messages: {
      table: sql`set_aside_message`,
      where: sql`old.retried_at < ${daysAgo(DELIVERIES_DAYS)}`,
    },
    // After their deliveries, so that no statement deletes those of many people at once.
    outbox_messages: {
      table: sql`outbox_message`,
      where: sql`old.topic IN ('notice', 'mail') AND old.processed_at < ${daysAgo(DELIVERIES_DAYS)}
        AND NOT EXISTS (SELECT 1 FROM delivery WHERE delivery.outbox_message_id = old.id)`,
    },
    // Older ones are refused by their timestamp already.
    received_webhooks: {
      table: sql`received_webhook`,
      where: sql`old.received_at < ${daysAgo(RECEIVED_WEBHOOKS_DAYS)}`,
    },
  } as const satisfies Record<string, OldRows>;
}
