import { join, type Sql, sql } from '@/lib/db/client';
import { actionProviders } from '@/lib/plugins/providers/registry';

/** The description of user_action `action` as it reads at an instant: worded by its provider, so that it is right between refreshes. */
export function describedAs(now: Date): Sql {
  const worded = actionProviders.flatMap(({ actionType, wordDescription }) =>
    wordDescription === null ? [] : [sql`WHEN ${actionType} THEN ${wordDescription(now)}`],
  );
  if (worded.length === 0) return sql`action.description`;
  return sql`CASE action.action_type ${join(worded, ' ')} ELSE action.description END`;
}
