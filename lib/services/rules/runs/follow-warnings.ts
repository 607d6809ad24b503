import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { change, changed, unchanged } from '@/lib/services/audit/change';
import { noteUnreached } from '@/lib/services/ledger/warnings-in-history';
import { isUnreached, whyUnreached } from '@/lib/services/rules/runs/find-unreached';
import { type AttentionIn, notifyOfAttention } from '@/lib/services/rules/runs/notify-of-attention';
import { RUN_RULES } from '@/lib/services/rules/runs/run-rules-id';

/** Dates the warnings that the email service took, and leaves to staff whom it could not reach. Two statements. */
export function followWarnings(ctx: Ctx): Promise<void> {
  return change(ctx, { operation: RUN_RULES, subjectType: 'scheduled_rule' }, async (tx) => {
    const dated = await tx.db.$executeRaw(sql`
      UPDATE rule_subject AS subject SET warned_at = delivery.sent_at,
        due_on = (delivery.sent_at AT TIME ZONE rule.time_zone)::date + version.warn_days
      FROM outbox_message AS message, delivery, scheduled_rule AS rule, rule_version AS version
      WHERE subject.state = 'warned' AND subject.warned_at IS NULL AND message.dedupe_key = subject.message_key
        AND delivery.outbox_message_id = message.id AND delivery.channel = 'email'
        AND delivery.state IN ('sent', 'delivered') AND rule.id = subject.rule_id
        AND version.rule_id = subject.rule_id AND version.version = subject.version`);
    const unreached = await tx.db.$queryRaw<AttentionIn[]>(sql`
      WITH unreached AS (
          UPDATE rule_subject AS subject SET state = 'needs_attention', at = ${tx.now}::timestamptz, warned_at = NULL,
            due_on = NULL, reason = ${whyUnreached}
          FROM outbox_message AS message, delivery
          WHERE subject.state = 'warned' AND message.dedupe_key = subject.message_key
            AND delivery.outbox_message_id = message.id AND ${isUnreached}
          RETURNING subject.*),
        noted AS (${noteUnreached(sql`unreached`)})
      SELECT rule.id AS "ruleId", rule.name AS "ruleName", unreached.run_id AS "runId"
      FROM unreached JOIN scheduled_rule AS rule ON rule.id = unreached.rule_id`);
    for (const rule of new Map(unreached.map((one) => [one.ruleId, one])).values()) await notifyOfAttention(tx, rule);
    if (dated + unreached.length === 0) return unchanged(undefined);
    const facts = { dated, unreached: unreached.length };
    return changed(undefined, { subjectId: null, facts, touches: [{ topic: 'rules' }] });
  });
}
