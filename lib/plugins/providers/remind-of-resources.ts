import { RESOURCE_REMINDER } from '@/lib/contracts/history/reminders';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { thisTransaction } from '@/lib/plugins/providers/desired-actions';
import { ofActions } from '@/lib/plugins/providers/in-scope';
import { isAllowed } from '@/lib/plugins/providers/is-allowed';
import type { AccessRule, Refreshed, RefreshScope } from '@/lib/plugins/providers/provider';

/** The longest schedule, so that the milestone nearest to the end ranks highest. */
const LONGEST_DAYS = 3_650;

/** Of `reminder`: not sent yet. */
const isUnsent = sql`reminder.kind = ${RESOURCE_REMINDER} AND reminder.status = 'SCHEDULED' AND reminder.outbox_message_id IS NULL`;

/**
 * Keeps the ledger of reminders as the actions about ending resources of a scope: cancels reminders whose cause is gone, and plans
 * those whose day has come of the actions that this refresh wrote. One statement, or three where it wrote any; inside the transaction of the refresh.
 */
export async function remindOfResources(tx: Ctx, { hasWritten, scope }: Refreshed, access: AccessRule): Promise<void> {
  const cancelled = await cancel(tx, scope, access);
  const superseded = hasWritten ? await supersede(tx, scope) : 0;
  const planned = hasWritten ? await plan(tx, scope) : 0;
  if (cancelled + superseded + planned > 0) tx.touch({ topic: 'reminders' });
}

/**
 * The cause of a reminder can be gone only where its action is resolved, or is about another end by now. What an order holds up,
 * without anything else having changed, stays as it is.
 */
function cancel({ db, now }: Ctx, scope: RefreshScope, access: AccessRule): Promise<number> {
  return db.$executeRaw(sql`
    WITH gone AS MATERIALIZED (
      SELECT reminder.id, CASE
        WHEN resource.id IS NULL OR resource.state IN ('TERMINATING', 'TERMINATED') OR project.is_removed THEN 'ended'
        WHEN resource.termination_accepted_at IS NOT NULL THEN 'accepted'
        WHEN resource.end_date > reminder.episode::date THEN 'renewed'
        WHEN resource.end_date IS DISTINCT FROM reminder.episode::date THEN 'date_moved'
        WHEN NOT ${isAllowed(access, sql`action`, now)} THEN 'access_lost'
        WHEN action.status = 'resolved' AND resource.end_date < ${now}::timestamptz::date - 1 THEN 'ended' END AS why
      FROM reminder
      JOIN user_action AS action ON action.user_id = reminder.recipient_id AND action.object_id = reminder.object_id
        AND action.action_type = ${RESOURCE_REMINDER}
      LEFT JOIN resource ON resource.id = reminder.object_id
      LEFT JOIN project ON project.id = resource.project_id
      WHERE ${isUnsent} AND (action.status = 'resolved' OR action.evidence->>'end_date' <> reminder.episode) ${ofActions(scope)})
    UPDATE reminder SET status = 'CANCELLED', reason = gone.why, modified = ${now}::timestamptz
    FROM gone WHERE reminder.id = gone.id AND gone.why IS NOT NULL AND ${isUnsent}`);
}

/** The milestones that have come of each action which this refresh wrote; the most pressing one is to be told. */
function reached(now: Date, scope: RefreshScope): Sql {
  return sql`reached AS MATERIALIZED (
      SELECT action.user_id, action.object_id, action.related_object_name AS name, action.evidence->>'end_date' AS episode,
        milestone.at, ${LONGEST_DAYS}::int - milestone.days AS milestone_rank,
        milestone.days || CASE milestone.days WHEN 1 THEN ' day' ELSE ' days' END AS milestone,
        milestone.days = min(milestone.days) OVER (PARTITION BY action.id) AS is_pressing
      FROM user_action AS action
      CROSS JOIN LATERAL (
        SELECT given.days, ((action.evidence->>'end_date')::date - given.days)::timestamp AT TIME ZONE (action.evidence->>'time_zone') AS at
        FROM (SELECT value::int AS days FROM jsonb_array_elements_text(action.evidence->'schedule')) AS given) AS milestone
      WHERE action.action_type = ${RESOURCE_REMINDER} AND action.decided_in = ${thisTransaction} ${ofActions(scope)}
        AND action.status = 'open' AND milestone.at <= ${now}::timestamptz)`;
}

/** Supersedes what was planned before a milestone that has come since. */
function supersede({ db, now }: Ctx, scope: RefreshScope): Promise<number> {
  return db.$executeRaw(sql`
    WITH ${reached(now, scope)}
    UPDATE reminder SET status = 'SUPERSEDED', reason = 'newer_milestone', modified = ${now}::timestamptz
    FROM reached WHERE reached.is_pressing AND reminder.object_id = reached.object_id AND reminder.recipient_id = reached.user_id
      AND reminder.episode = reached.episode AND reminder.milestone_rank < reached.milestone_rank AND ${isUnsent}`);
}

/** Of several new ones the most pressing is to be told. All are found before the first is added, in the order of the indexes. */
function plan({ db, now }: Ctx, scope: RefreshScope): Promise<number> {
  const at = sql`${now}::timestamptz`;
  return db.$executeRaw(sql`
    WITH ${reached(now, scope)},
    added AS MATERIALIZED (
      SELECT * FROM reached
      WHERE NOT EXISTS (SELECT FROM reminder AS known
        WHERE known.kind = ${RESOURCE_REMINDER} AND known.object_id = reached.object_id AND known.recipient_id = reached.user_id
          AND known.episode = reached.episode AND known.milestone = reached.milestone
          AND (known.status <> 'CANCELLED' OR known.reason = 'switched_off'))
      ORDER BY object_id, user_id)
    INSERT INTO reminder (kind, object_type, object_id, object_name, episode, milestone, milestone_rank, recipient_id, scheduled_for,
      status, reason, created, modified)
    SELECT ${RESOURCE_REMINDER}, 'resource', object_id, name, episode, milestone, milestone_rank, user_id, at,
      CASE WHEN is_pressing THEN 'SCHEDULED' ELSE 'SUPERSEDED' END, CASE WHEN NOT is_pressing THEN 'newer_milestone' END, ${at}, ${at}
    FROM added ON CONFLICT DO NOTHING`);
}
