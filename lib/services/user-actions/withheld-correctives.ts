import { join, type Sql, sql } from '@/lib/db/client';
import type { Corrective } from '@/lib/plugins/providers/provider';
import { actionProviders } from '@/lib/plugins/providers/registry';

/** The condition that a corrective action is offered for user_action `action` at an instant; what is unknown is not offered. */
export function isOffered({ offeredWhen }: Corrective, now: Date): Sql {
  return offeredWhen === undefined ? sql`true` : sql`coalesce((${offeredWhen(sql`action`, now)}), false)`;
}

/**
 * The keys of the corrective actions that are not offered for user_action `action`, separated by commas: decided for all rows
 * of a page in its own statement.
 */
export function withheldKeys(now: Date): Sql {
  const cases = actionProviders.flatMap(({ actionType, correctives }) => {
    const conditional = correctives.filter(({ offeredWhen }) => offeredWhen !== undefined);
    if (conditional.length === 0) return [];
    const keys = conditional.map(
      (corrective) => sql`CASE WHEN NOT ${isOffered(corrective, now)} THEN ${corrective.key} END`,
    );
    return [sql`WHEN ${actionType} THEN concat_ws(',', ${join(keys)})`];
  });
  return keysOf(cases);
}

function keysOf(cases: readonly Sql[]): Sql {
  return cases.length === 0 ? sql`''` : sql`CASE action.action_type ${join([...cases], ' ')} ELSE '' END`;
}
