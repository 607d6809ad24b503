import { nextTick } from '@/lib/core/next-tick';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { readVersion } from '@/lib/services/rules/definition/read-version';
import { requireWhole } from '@/lib/services/rules/definition/require-whole';
import { type HeldRule, requireUnbroken } from '@/lib/services/rules/lifecycle/hold-rule';

/**
 * What activating and resuming have in common: the rule is whole, runs next by its schedule, and never touches who let it.
 * @throws rule_broken with the reasons
 */
export async function beginRunning(tx: Ctx, rule: HeldRule): Promise<{ next_run_at: Date | null }> {
  requireUnbroken(rule);
  const stored = await readVersion(tx, rule.id, rule.version);
  if (stored === undefined) throw new Error('A rule has no version.');
  await requireWhole(tx, stored.definition);
  if (tx.actor.kind === 'person') {
    await tx.db.$executeRaw(sql`
      UPDATE rule_version SET activated_by_ids = array_append(array_remove(activated_by_ids, ${tx.actor.userId}::uuid), ${tx.actor.userId}::uuid)
      WHERE rule_id = ${rule.id}::uuid AND version = ${rule.version}`);
  }
  return { next_run_at: nextTick(rule.cron, tx.now, rule.time_zone) };
}
