import type { Ctx } from '@/lib/db/context';
import type { StoredVersion } from '@/lib/services/rules/definition/read-version';

/** Who wrote, activated or approved a version of a rule, or cleared a run of it: never touched by it. Two statements. */
export async function findInvolved({ db }: Ctx, ruleId: string, version: StoredVersion): Promise<string[]> {
  const approvals = await db.ruleApproval.findMany({
    where: { rule_id: ruleId, version: version.version, ended_at: null },
    select: { approved_by_id: true },
  });
  const cleared = await db.ruleRun.findMany({
    where: { rule_id: ruleId, version: version.version, cleared_by_id: { not: null } },
    select: { cleared_by_id: true },
    distinct: ['cleared_by_id'],
  });
  const clearers = cleared.flatMap(({ cleared_by_id }) => (cleared_by_id === null ? [] : [cleared_by_id]));
  const approvers = approvals.map(({ approved_by_id }) => approved_by_id);
  return [
    ...(version.authorId === null ? [] : [version.authorId]),
    ...version.activatedByIds,
    ...approvers,
    ...clearers,
  ];
}
