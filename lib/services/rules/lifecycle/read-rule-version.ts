import type { InputOf } from '@/lib/contracts/operation';
import type { RuleVersionDetail, readRuleVersionOperation } from '@/lib/contracts/rules/versions';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { personJson } from '@/lib/db/person-json';
import { readRow } from '@/lib/db/row-shape';
import { readVersion } from '@/lib/services/rules/definition/read-version';
import { shownDefinition } from '@/lib/services/rules/lifecycle/save-version';

type Saved = Pick<RuleVersionDetail, 'version' | 'author' | 'at'>;

/** What a rule did, and to whom, in one of its versions. @throws not_found */
export async function readRuleVersion(
  ctx: Ctx,
  { id, n }: InputOf<typeof readRuleVersionOperation>,
): Promise<RuleVersionDetail> {
  const stored = await readVersion(ctx, id, n);
  if (stored === undefined) throw new DomainError('not_found');
  const shape = {
    id: sql`saved.version`,
    tables: sql`rule_version AS saved`,
    json: sql`json_build_object('version', saved.version, 'author', ${personJson(sql`saved.author_id`)}, 'at', saved.at)`,
  };
  const saved = await readRow<Saved>(ctx.db, shape, sql`saved.rule_id = ${id}::uuid AND saved.version = ${n}`);
  const { excluded_user_uuids, filters, ...rest } = shownDefinition(stored.definition);
  const action = { key: rest.action.key, config: { ...rest.action.config } };
  return { ...saved, ...rest, action, filters: { ...filters }, excluded_user_uuids: [...excluded_user_uuids] };
}
