import { z } from 'zod';
import { approvalPolicies, type RuleDefinition } from '@/lib/contracts/rules/definition';
import { filterTree, partConfig } from '@/lib/contracts/rules/filter-tree';
import type { Prisma } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';

/** A version of a rule, as it was saved. */
export type StoredVersion = {
  version: number;
  /** Its author, and who was that before: none of them approves it. */
  authorIds: readonly string[];
  activatedByIds: readonly string[];
  definition: RuleDefinition;
};

const policy = z.enum(approvalPolicies);

/** One version of a rule; undefined when there is none. */
export async function readVersion({ db }: Ctx, ruleId: string, version: number): Promise<StoredVersion | undefined> {
  const row = await db.ruleVersion.findUnique({ where: { rule_id_version: { rule_id: ruleId, version } } });
  return row === null ? undefined : stored(row);
}

/** A version of each of these rules, by the rule's id. One statement. */
export async function readVersions(
  { db }: Ctx,
  rules: readonly { id: string; version: number }[],
): Promise<Map<string, StoredVersion>> {
  const rows = await db.ruleVersion.findMany({
    where: { OR: rules.map(({ id, version }) => ({ rule_id: id, version })) },
  });
  return new Map(rows.map((row) => [row.rule_id, stored(row)]));
}

function stored(row: Prisma.RuleVersionGetPayload<object>): StoredVersion {
  return {
    version: row.version,
    authorIds: [...(row.author_id === null ? [] : [row.author_id]), ...row.former_author_ids],
    activatedByIds: row.activated_by_ids,
    definition: {
      action: partConfig.parse({ key: row.action_key, config: row.action_config }),
      filters: filterTree.parse(row.filters),
      max_users: row.max_users,
      max_percent: row.max_percent.toNumber(),
      warn_days: row.warn_days,
      repeat_days: row.repeat_days,
      protect_staff: row.protect_staff,
      excluded_user_uuids: row.excluded_user_ids,
      approval_policy: policy.parse(row.approval_policy),
    },
  };
}
