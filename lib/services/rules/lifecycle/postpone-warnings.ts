import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { ruleWarning } from '@/lib/plugins/notification-kinds/rule-warning';
import { addEvent } from '@/lib/services/jobs/add-event';
import { standsWarned } from '@/lib/services/ledger/standing-warning';
import { insertToEach } from '@/lib/services/messages/insert-to-each';
import { contentOf, type MessageContent } from '@/lib/services/messages/notify';
import { warnedActions } from '@/lib/services/rules/lifecycle/warned-action';

const GRACE_DAYS = 7;

/** Who was warned and is not in a run; what is tried again soon keeps its day. */
const waits = sql`(${standsWarned(sql`subject`)} AND subject.state IN ('warned', 'skipped'))`;

type Moving = { id: string; version: number; day: string };

/**
 * At the end of a pause: gives everyone whose day has come meanwhile seven more days, and tells them. A fixed number of statements,
 * however many rules and people there are.
 */
export async function postponeWarnings(tx: Ctx, ruleIds: readonly string[]): Promise<void> {
  const moving = await tx.db.$queryRaw<Moving[]>(sql`
    SELECT rule.id, rule.version, (rule.today + ${GRACE_DAYS}::int)::text AS day
    FROM (SELECT id, version, (${tx.now}::timestamptz AT TIME ZONE time_zone)::date AS today FROM scheduled_rule) AS rule
    WHERE rule.id = ANY(${ruleIds}::uuid[]) AND EXISTS (SELECT FROM rule_subject AS subject
      WHERE subject.rule_id = rule.id AND ${waits} AND subject.due_on <= rule.today)`);
  if (moving.length === 0) return;
  const contents = await contentsFor(tx, moving);
  const everyone = sql`(SELECT moved.user_id, moved.rule_id || CASE person.status WHEN 'active' THEN ':true' ELSE ':false' END AS content
    FROM moved JOIN user_account AS person ON person.id = moved.user_id)`;
  await tx.db.$executeRaw(sql`
    WITH moved AS (
      UPDATE rule_subject AS subject SET due_on = moving.day, at = ${tx.now}::timestamptz
      FROM jsonb_to_recordset(${JSON.stringify(moving)}::jsonb) AS moving (id uuid, day date)
      WHERE subject.rule_id = moving.id AND ${waits} AND subject.due_on <= moving.day - ${GRACE_DAYS}::int
      RETURNING subject.user_id, subject.rule_id)
    ${insertToEach(tx, contents, everyone)}`);
  await addEvent(tx, { type: 'delivery.requested' });
}

/** By the rule, and whether its reader can sign in. */
async function contentsFor(tx: Ctx, moving: readonly Moving[]): Promise<Record<string, MessageContent>> {
  const actions = await warnedActions(tx, moving);
  return Object.fromEntries(
    moving.flatMap(({ day, id }) =>
      [true, false].map((can_sign_in) => {
        const facts = { mail: 'moved', action: actions.get(id) ?? '', day, can_sign_in } as const;
        return [`${id}:${can_sign_in}`, contentOf(ruleWarning, facts)];
      }),
    ),
  );
}
