import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { ruleWarning } from '@/lib/plugins/notification-kinds/rule-warning';
import { messageOf, queueMessages } from '@/lib/services/messages/notify';
import { warnedActions } from '@/lib/services/rules/lifecycle/warned-action';

const GRACE_DAYS = 7;

type Moved = { id: string; version: number; user_id: string; day: string; can_sign_in: boolean };

/**
 * At the end of a pause: gives everyone whose day has come meanwhile seven more days, and tells them. A fixed number of statements,
 * however many rules there are.
 */
export async function postponeWarnings(tx: Ctx, ruleIds: readonly string[]): Promise<void> {
  const moved = await tx.db.$queryRaw<Moved[]>(sql`
    UPDATE rule_subject AS subject SET due_on = rule.today + ${GRACE_DAYS}::int, at = ${tx.now}::timestamptz
    FROM (SELECT id, version, (${tx.now}::timestamptz AT TIME ZONE time_zone)::date AS today
        FROM scheduled_rule WHERE id = ANY(${ruleIds}::uuid[])) AS rule, user_account AS person
    WHERE subject.rule_id = rule.id AND subject.state = 'warned' AND subject.due_on <= rule.today
      AND person.id = subject.user_id
    RETURNING rule.id, rule.version, subject.user_id, subject.due_on::text AS day, person.status = 'active' AS can_sign_in`);
  if (moved.length === 0) return;
  const rules = new Map(moved.map((one) => [one.id, one]));
  const actions = await warnedActions(tx, [...rules.values()]);
  await queueMessages(
    tx,
    moved.map(({ can_sign_in, day, id, user_id }) =>
      messageOf(ruleWarning, { mail: 'moved', action: actions.get(id) ?? '', day, can_sign_in }, { to: user_id }),
    ),
  );
}
