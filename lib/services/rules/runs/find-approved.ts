import { addDays, dayOf } from '@/lib/core/dates';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { needsApproval } from '@/lib/services/rules/definition/needs-approval';
import type { Acting } from '@/lib/services/rules/runs/acting';

/** After the day of which they were warned, people stay approved for so long. */
const APPROVED_DAYS = 3;

/** Whose approval is valid, as a condition on a person's id and row of the ledger, and the approvals that say so. */
export type Approved = { isNeeded: boolean; approvalIds: readonly string[]; holds: (userId: Sql, row: Sql) => Sql };

/** Reads which approvals a run may use. One statement. */
export async function findApproved(ctx: Ctx, { ruleId, timeZone, version }: Acting): Promise<Approved> {
  if (!needsApproval(version.definition)) return { isNeeded: false, approvalIds: [], holds: () => sql`TRUE` };
  const approvals = await ctx.db.ruleApproval.findMany({
    where: { rule_id: ruleId, version: version.version, run_id: null, ended_at: null, expires_at: { gt: ctx.now } },
    orderBy: { id: 'desc' },
  });
  const userIds = [...new Set(approvals.flatMap(({ user_ids }) => user_ids))];
  const earliest = addDays(dayOf(ctx.now, timeZone), -APPROVED_DAYS);
  return {
    isNeeded: true,
    approvalIds: approvals.map(({ id }) => id),
    // Who was warned was approved then, and so were those about whom staff decided.
    holds: (userId, row) => sql`(${userId} = ANY(${userIds}::uuid[]) OR coalesce(${row}.act_on IS NOT NULL
      OR ${row}.state = 'warned' AND (${row}.due_on IS NULL OR ${row}.due_on >= ${earliest}::date), false))`,
  };
}
