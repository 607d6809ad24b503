import { type Sql, sql } from '@/lib/db/client';

/** What rules can name whose page says which rules do. */
type NamedKind = 'audience' | 'profile';

/** The rules that name something by its id and are not archived, by name, as JSON. The built-in rule of a profile is no use of it. */
export function rulesNaming(kind: NamedKind, id: Sql): Sql {
  return sql`(
    SELECT coalesce(json_agg(json_build_object('rule_id', rule.id, 'name', rule.name) ORDER BY lower(rule.name), rule.id), '[]')
    FROM scheduled_rule AS rule WHERE rule.status <> 'archived' AND rule.profile_id IS NULL
      AND rule.id IN (SELECT reference.rule_id FROM rule_reference AS reference
        WHERE reference.kind = ${kind} AND reference.target = ${id}::text))`;
}
