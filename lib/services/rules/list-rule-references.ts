import type { InputOf } from '@/lib/contracts/operation';
import type { ReferenceKind } from '@/lib/contracts/rules/definition';
import type { listRuleReferencesOperation, RuleReference } from '@/lib/contracts/rules/references';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { matchesWords } from '@/lib/db/matches-words';
import { shownRoleName } from '@/lib/db/role-name';

const MOST_FOUND = 20;

/** Where the things of a kind are: a relation of target, name and detail. */
const relations: Readonly<Record<ReferenceKind, Sql>> = {
  audience: sql`SELECT id::text AS target, name, '' AS detail FROM audience`,
  role: sql`SELECT ${shownRoleName} AS target, coalesce(nullif(description, ''), ${shownRoleName}) AS name,
    ${shownRoleName} AS detail FROM role`,
  customer: sql`SELECT id::text AS target, name, '' AS detail FROM customer`,
  project: sql`SELECT project.id::text AS target, project.name, customer.name AS detail
    FROM project JOIN customer ON customer.id = project.customer_id WHERE NOT project.is_removed`,
  requirement: sql`SELECT id::text AS target, coalesce(dataset_name, name) AS name,
    CASE WHEN archived_at IS NULL THEN '' ELSE 'archived' END AS detail FROM access_requirement`,
  profile: sql`SELECT id::text AS target, name, 'for ' || applies_to || ' people' AS detail FROM purge_profile`,
  user: sql`SELECT id::text AS target, full_name AS name, email AS detail FROM user_account WHERE status <> 'deleted'`,
};

/** What the settings of a rule can name, by name. One statement. */
export function listRuleReferences(
  { db }: Ctx,
  { kind, q = '', targets }: InputOf<typeof listRuleReferencesOperation>,
): Promise<RuleReference[]> {
  const relation = relations[kind];
  const condition =
    targets === undefined
      ? matchesWords(sql`(found.name || ' ' || found.detail)`, q)
      : sql`found.target = ANY(${targets}::text[])`;
  const limit = targets === undefined ? MOST_FOUND : targets.length;
  return db.$queryRaw<RuleReference[]>(sql`
    SELECT found.target, found.name, found.detail FROM (${relation}) AS found
    WHERE ${condition} ORDER BY lower(found.name), found.target LIMIT ${limit}`);
}
