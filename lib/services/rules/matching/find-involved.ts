import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import type { StoredVersion } from '@/lib/services/rules/definition/read-version';

/** Who wrote, activated or approved a version of a rule, cleared a run of it, or decided to act: never touched by it. One statement. */
export async function findInvolved({ db }: Ctx, ruleId: string, version: StoredVersion): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>(sql`
    SELECT approved_by_id AS id FROM rule_approval
    WHERE rule_id = ${ruleId}::uuid AND version = ${version.version} AND ended_at IS NULL
    UNION
    SELECT cleared_by_id FROM rule_run
    WHERE rule_id = ${ruleId}::uuid AND version = ${version.version} AND cleared_by_id IS NOT NULL
    UNION
    SELECT approved_by_id FROM rule_subject WHERE rule_id = ${ruleId}::uuid AND act_on IS NOT NULL AND approved_by_id IS NOT NULL`);
  return [...version.authorIds, ...version.activatedByIds, ...rows.map(({ id }) => id)];
}
