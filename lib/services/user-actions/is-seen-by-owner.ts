import { join, type Sql, sql } from '@/lib/db/client';
import { isAllowed } from '@/lib/plugins/providers/is-allowed';
import { actionProviders } from '@/lib/plugins/providers/registry';

/**
 * The condition that the person of user_action `action`, whoever it is, may still see it.
 * Lists of one person ask the same through `isVisible`, which looks up that person's roles once.
 */
export function isSeenByOwner(now: Date): Sql {
  const ofTypes = actionProviders.map(
    ({ actionType, access }) => sql`(action.action_type = ${actionType} AND ${isAllowed(access, sql`action`, now)})`,
  );
  return sql`(${join(ofTypes, ' OR ')})`;
}
