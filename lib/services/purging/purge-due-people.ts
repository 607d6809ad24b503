import { can } from '@/lib/auth/permissions';
import { dayOf } from '@/lib/core/dates';
import { env } from '@/lib/core/env';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { change, changed, unchanged } from '@/lib/services/audit/change';
import { PURGE_TIMEOUT_MS, purgePerson } from '@/lib/services/purging/purge-person';
import { storedPlan } from '@/lib/services/purging/purge-plan';

/**
 * Purges everyone whose last day of grace is over in the installation's zone, each in a transaction of their own. Who is on
 * legal hold waits until it ends. What fails for one stops no other, and is tried again at the next run.
 * @throws AggregateError once all were tried, when some failed
 */
export async function purgeDuePeople(ctx: Ctx): Promise<{ purged: number }> {
  if (!can(ctx.actor, 'STAFF')) throw new DomainError('not_allowed');
  const today = dayOf(ctx.now, env.HEED_TIME_ZONE);
  const due = await ctx.db.$queryRaw<{ id: string }[]>(sql`
    SELECT id::text FROM user_account
    WHERE status = 'deleted' AND purge_due_on < ${today}::date AND NOT legal_hold ORDER BY purge_due_on, id`);
  let purged = 0;
  const failures: unknown[] = [];
  for (const { id } of due) {
    try {
      if (await purgeDue(ctx, id, today)) purged += 1;
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length === 0) return { purged };
  ctx.log.info({ purged }, 'some people were purged');
  throw new AggregateError(failures, `${failures.length} of ${due.length} people couldn’t be purged.`);
}

/** False for who was reinstated, or put on legal hold, in the meantime. */
function purgeDue(ctx: Ctx, userId: string, today: string): Promise<boolean> {
  const about = { operation: 'purge', subjectType: 'user', timeoutMs: PURGE_TIMEOUT_MS } as const;
  return change(ctx, about, async (tx) => {
    const [due] = await tx.db.$queryRaw<{ purge_plan: unknown }[]>(sql`
      SELECT purge_plan FROM user_account WHERE id = ${userId}::uuid AND status = 'deleted'
        AND purge_due_on < ${today}::date AND NOT legal_hold FOR UPDATE`);
    if (due === undefined) return unchanged(false);
    const plan = storedPlan.parse(due.purge_plan);
    const { fields, records } = await purgePerson(tx, userId, { ...plan, applies_to: 'deleted' }, plan);
    const { id: subject_id } = await tx.db.ruleSubject.create({
      data: { user_id: userId, action: 'purge_user_data', at: tx.now },
    });
    const facts = { profile_id: plan.profile_id, fields, records, subject_id };
    return changed(true, { subjectId: userId, facts });
  });
}
