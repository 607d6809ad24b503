import { addDays, dayOf } from '@/lib/core/dates';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { ruleWarning } from '@/lib/plugins/notification-kinds/rule-warning';
import { messageOf, queueMessages } from '@/lib/services/messages/notify';
import { warnedAction } from '@/lib/services/rules/lifecycle/warned-action';

const GRACE_DAYS = 7;

/** At the end of a pause: gives everyone whose day has come meanwhile seven more days, and tells them. */
export async function postponeWarnings(
  tx: Ctx,
  rule: { id: string; version: number; time_zone: string },
): Promise<void> {
  const today = dayOf(tx.now, rule.time_zone);
  const day = addDays(today, GRACE_DAYS);
  const moved = await tx.db.$queryRaw<{ user_id: string; can_sign_in: boolean }[]>(sql`
    UPDATE rule_subject AS subject SET due_on = ${day}::date, at = ${tx.now}::timestamptz
    FROM user_account AS person
    WHERE subject.rule_id = ${rule.id}::uuid AND subject.state = 'warned' AND subject.due_on <= ${today}::date
      AND person.id = subject.user_id
    RETURNING subject.user_id, person.status = 'active' AS can_sign_in`);
  if (moved.length === 0) return;
  const action = await warnedAction(tx, rule);
  await queueMessages(
    tx,
    moved.map(({ can_sign_in, user_id }) =>
      messageOf(ruleWarning, { mail: 'moved', action, day, can_sign_in }, { to: user_id }),
    ),
  );
}
