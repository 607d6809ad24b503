import type { InputOf } from '@/lib/contracts/operation';
import type { listRuleVersionsOperation } from '@/lib/contracts/rules/versions';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { listRows } from '@/lib/db/list-rows';
import { personJson } from '@/lib/db/person-json';
import { descending } from '@/lib/db/row-order';
import type { RowShape } from '@/lib/db/row-shape';

const versionRow: RowShape = {
  id: sql`saved.version`,
  tables: sql`rule_version AS saved`,
  json: sql`json_build_object('version', saved.version, 'author', ${personJson(sql`saved.author_id`)}, 'at', saved.at,
    'differences', saved.differences)`,
};

/** The versions of a rule, newest first. @throws not_found */
export async function listRuleVersions(ctx: Ctx, { id, ...input }: InputOf<typeof listRuleVersionsOperation>) {
  if ((await ctx.db.scheduledRule.count({ where: { id } })) === 0) throw new DomainError('not_found');
  const ofRule = { ...versionRow, tables: sql`(SELECT * FROM rule_version WHERE rule_id = ${id}::uuid) AS saved` };
  return listRows(ctx.db, ofRule, { condition: sql`TRUE`, order: [descending(sql`saved.version`)] }, input);
}
