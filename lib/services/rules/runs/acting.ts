import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { readVersion, type StoredVersion } from '@/lib/services/rules/definition/read-version';
import { actionOf } from '@/lib/services/rules/definition/registered-parts';
import { findInvolved } from '@/lib/services/rules/matching/find-involved';
import type { MatchTarget } from '@/lib/services/rules/matching/listed-people';
import { RUN_RULES } from '@/lib/services/rules/runs/run-rules-id';

/** A run and the version of its rule that it carries out. */
export type Acting = {
  runId: string;
  ruleId: string;
  ruleName: string;
  timeZone: string;
  version: StoredVersion;
  /** Who started or cleared the run. */
  ownIds: readonly string[];
  clearedById: string | null;
};

type Row = {
  rule_id: string;
  version: number;
  name: string;
  time_zone: string;
  started_by_id: string | null;
  cleared_by_id: string | null;
};

/**
 * What a run needs to know to act; or what a later try under another version does, of which nobody started or cleared a run.
 * @throws not_found
 */
export async function readActing(ctx: Ctx, runId: string, requestedVersion?: number): Promise<Acting> {
  const [row] = await ctx.db.$queryRaw<Row[]>(sql`
    SELECT run.rule_id, run.version, rule.name, rule.time_zone, run.started_by_id, run.cleared_by_id
    FROM rule_run AS run JOIN scheduled_rule AS rule ON rule.id = run.rule_id WHERE run.id = ${runId}::uuid`);
  if (row === undefined) throw new DomainError('not_found');
  const version = await readVersion(ctx, row.rule_id, requestedVersion ?? row.version);
  if (version === undefined) throw new DomainError('not_found');
  const isOwn = version.version === row.version;
  const { name: ruleName, rule_id: ruleId, time_zone: timeZone } = row;
  const clearedById = isOwn ? row.cleared_by_id : null;
  const ownIds = [isOwn ? row.started_by_id : null, clearedById].filter((id) => id !== null);
  return { runId, ruleId, ruleName, timeZone, version, ownIds, clearedById };
}

/** Whom a run looks for at this instant. */
export async function targetOf(ctx: Ctx, acting: Acting): Promise<MatchTarget> {
  const involved = await findInvolved(ctx, acting.ruleId, acting.version);
  return {
    ruleId: acting.ruleId,
    definition: acting.version.definition,
    facts: { at: ctx.now, timeZone: acting.timeZone },
    selfIds: [...involved, ...acting.ownIds],
  };
}

/** How a change that carries out a run is recorded, and how long it may last. */
export function aboutActing({ version }: Acting) {
  const { timeoutMs } = actionOf(version.definition.action);
  return { operation: RUN_RULES, subjectType: 'scheduled_rule_run', ...(timeoutMs && { timeoutMs }) };
}
