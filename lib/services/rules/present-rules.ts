import type { ScheduledRule } from '@/lib/contracts/scheduled-rules';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import type { ReferenceNames } from '@/lib/plugins/rules/filter';
import { endsMatch } from '@/lib/services/rules/definition/ends-match';
import { findReferences } from '@/lib/services/rules/definition/find-references';
import { needsApproval } from '@/lib/services/rules/definition/needs-approval';
import { referencesOf } from '@/lib/services/rules/definition/references-of';
import { actionOf } from '@/lib/services/rules/definition/registered-parts';
import { ruleNotices } from '@/lib/services/rules/definition/rule-notices';
import { actionSentence, filtersSentence } from '@/lib/services/rules/definition/sentences-of';
import { definitionOf, type StoredRule } from '@/lib/services/rules/rule-row';
import { scheduleSentence } from '@/lib/services/rules/schedule-sentence';

type Staff = { active: number; staff_ids: readonly string[] };

/** Stored rules as the API shows them. Two statements, however many rules there are. */
export async function presentRules(ctx: Ctx, stored: readonly StoredRule[]): Promise<ScheduledRule[]> {
  if (stored.length === 0) return [];
  const references = stored.flatMap((one) => referencesOf(definitionOf(one)));
  const { names } = await findReferences(ctx, references);
  const [staff = { active: 0, staff_ids: [] }] = await ctx.db.$queryRaw<Staff[]>(sql`
    SELECT count(*)::int AS active, coalesce(array_agg(id) FILTER (WHERE is_staff), '{}') AS staff_ids
    FROM user_account WHERE status = 'active'`);
  return stored.map((one) => present(one, names, staff));
}

function present(stored: StoredRule, names: ReferenceNames, staff: Staff): ScheduledRule {
  const definition = definitionOf(stored);
  const { approval, cron, max_percent, max_users, snapshot, time_zone, ...kept } = stored;
  const others = staff.staff_ids.filter((id) => id !== stored.version_author?.uuid).length;
  const found = { found: snapshot?.count ?? 0, active: staff.active, unreachable: 0, otherApprovers: others };
  return {
    ...kept,
    schedule: { cron, time_zone },
    caps: { max_users, max_percent },
    is_destructive: actionOf(stored.action).isDestructive,
    ends_match: endsMatch(definition),
    is_built_in: stored.profile_id !== null,
    notices: ruleNotices(definition, found),
    sentences: {
      filters: filtersSentence(definition.filters, names),
      action: actionSentence(definition.action, names),
      schedule: scheduleSentence(cron, time_zone),
    },
    matching: snapshot,
    last_run: null,
    approval: approvalOf(stored, needsApproval(definition)),
  };
}

function approvalOf({ approval }: StoredRule, isNeeded: boolean): ScheduledRule['approval'] {
  if (!isNeeded) return { state: 'none', set_hash: null, approved_by: null, expires: null };
  if (approval === null) return { state: 'needed', set_hash: null, approved_by: null, expires: null };
  const { approved_by, expires, is_open, set_hash } = approval;
  return { state: is_open ? 'given' : 'expired', set_hash, approved_by, expires };
}
