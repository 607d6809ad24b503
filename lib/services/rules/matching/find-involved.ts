import type { Ctx } from '@/lib/db/context';
import type { StoredVersion } from '@/lib/services/rules/definition/read-version';

/** Who wrote, activated or approved a version of a rule: never touched by it. */
export async function findInvolved({ db }: Ctx, ruleId: string, version: StoredVersion): Promise<string[]> {
  const approvals = await db.ruleApproval.findMany({
    where: { rule_id: ruleId, version: version.version, ended_at: null },
    select: { approved_by_id: true },
  });
  const approvers = approvals.map(({ approved_by_id }) => approved_by_id);
  return [...(version.authorId === null ? [] : [version.authorId]), ...version.activatedByIds, ...approvers];
}
