import { LATE_AFTER_MINUTES, RESOURCE_REMINDER } from '@/lib/contracts/history/reminders';
import { accessChanged } from '@/lib/core/access-changed';
import { env } from '@/lib/core/env';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { renewalKind, revokedKind } from '@/lib/plugins/notification-kinds/access-notice-kinds';

/** Later than its time by more than this, a reminder is late. */
const LATE_AFTER = sql`make_interval(mins => ${LATE_AFTER_MINUTES}::int)`;

const wasSent = sql`told.state IN ('sent', 'delivered')`;
/** Notices of access have to be told: one that is suppressed failed, whatever the reason. */
const mustBeDelivered = sql`reminder.kind IN (${renewalKind}, ${revokedKind})`;
const status = sql`CASE
  WHEN ${wasSent} THEN 'SENT'
  WHEN ${mustBeDelivered} THEN 'FAILED'
  WHEN told.state = 'suppressed' AND told.reason IN ('switched_off', 'access_lost', 'inactive') THEN 'CANCELLED'
  ELSE 'FAILED' END`;
const reason = sql`CASE
  WHEN ${wasSent} THEN NULL
  WHEN told.state = 'suppressed' AND ${mustBeDelivered} THEN told.reason
  WHEN told.state = 'suppressed' THEN CASE told.reason WHEN 'inactive' THEN 'access_lost' ELSE told.reason END
  ELSE coalesce(nullif(told.last_error, ''), told.reason, told.state) END`;

const readerZone = sql`usable_zone(person.time_zone, ${env.HEED_TIME_ZONE})`;
/** From any time until 9:00 to the end of that day, from a later one to the end of the next. */
const UNTIL_NEXT_DIGEST = sql`interval '14 hours 59 minutes'`;

/** A digest tells on a day, everything else at an instant. */
const isLate = sql`CASE
  WHEN reminder.kind = ${RESOURCE_REMINDER} THEN (told.sent_at AT TIME ZONE ${readerZone})::date
    > ((reminder.scheduled_for AT TIME ZONE ${readerZone}) + ${UNTIL_NEXT_DIGEST})::date
  WHEN own.digest_message_id IS NULL THEN told.sent_at > reminder.scheduled_for + ${LATE_AFTER}
  ELSE (told.sent_at AT TIME ZONE ${readerZone})::date > (reminder.scheduled_for AT TIME ZONE ${readerZone})::date END`;

/** How many reminders were settled, and who has access to renew of which they told. */
type Settled = { count: number; renewing: string[] };

/**
 * Writes into the ledger of reminders what became of the mails that tell them, of every kind; actions say how many of access to
 * renew were sent. What waits for a digest has the fate of the digest. Two statements; inside a transaction. Says how many were
 * settled.
 */
export async function settleReminders(tx: Ctx): Promise<number> {
  const bounced = await settleBounced(tx);
  const followed = await settleFollowed(tx);
  const count = bounced.count + followed.count;
  const renewing = [...bounced.renewing, ...followed.renewing];
  if (count > 0) tx.touch({ topic: 'reminders' });
  if (renewing.length > 0) tx.emit(accessChanged(renewing));
  return count;
}

function settleFollowed({ db, now }: Ctx): Promise<Settled> {
  return settle(
    db,
    sql`
    UPDATE reminder SET status = followed.status, reason = followed.reason, sent_at = followed.sent_at, is_late = followed.is_late,
      modified = ${now}::timestamptz
    FROM (
      SELECT reminder.id, ${status} AS status, ${reason} AS reason,
        CASE WHEN ${wasSent} THEN coalesce(told.sent_at, told.modified) END AS sent_at,
        coalesce(${wasSent} AND ${isLate}, false) AS is_late
      FROM reminder
      JOIN user_account AS person ON person.id = reminder.recipient_id
      JOIN delivery AS own ON own.outbox_message_id = reminder.outbox_message_id AND own.channel = 'email'
      JOIN delivery AS told ON told.outbox_message_id = coalesce(own.digest_message_id, own.outbox_message_id) AND told.channel = 'email'
      WHERE reminder.status = 'SCHEDULED' AND reminder.outbox_message_id IS NOT NULL AND reminder.scheduled_for <= ${now}::timestamptz
        AND told.state NOT IN ('queued', 'sending') AND NOT (told.state = 'suppressed' AND told.reason = 'digest')) AS followed
    WHERE reminder.id = followed.id AND reminder.status = 'SCHEDULED'`,
  );
}

/** What was sent and came back was not told after all, where it has to be. */
function settleBounced({ db, now }: Ctx): Promise<Settled> {
  return settle(
    db,
    sql`
    UPDATE reminder SET status = 'FAILED', reason = told.reason, sent_at = NULL, modified = ${now}::timestamptz
    FROM delivery AS told
    WHERE told.kind IN (${renewalKind}, ${revokedKind}) AND told.state = 'bounced' AND told.reason <> 'complained'
      AND reminder.recipient_id = told.user_id AND reminder.outbox_message_id = told.outbox_message_id AND reminder.status = 'SENT'`,
  );
}

/** Runs an update of `reminder`. */
async function settle(db: Ctx['db'], update: Sql): Promise<Settled> {
  const [settled] = await db.$queryRaw<Settled[]>(sql`
    WITH settled AS (${update} RETURNING reminder.kind, reminder.recipient_id)
    SELECT count(*)::int AS count,
      coalesce(array_agg(DISTINCT recipient_id) FILTER (WHERE kind = ${renewalKind}), '{}') AS renewing FROM settled`);
  return settled ?? { count: 0, renewing: [] };
}
