import { isLive } from '@/lib/auth/granted';
import { join, type Sql, sql } from '@/lib/db/client';
import type { ActionProvider } from '@/lib/plugins/providers/provider';
import { actionProviders } from '@/lib/plugins/providers/registry';

/** The condition that the person of user_action `action` still has what the provider's access rule asks. */
export function hasAccess({ access }: ActionProvider, now: Date): Sql {
  const place =
    access.through === 'project'
      ? sql`held.project_id = action.project_id`
      : sql`(held.project_id = action.project_id OR held.customer_id = action.customer_id)`;
  const permission =
    access.permission === null
      ? sql`true`
      : sql`EXISTS (SELECT 1 FROM role_permission AS granted WHERE granted.role_id = held.role_id AND granted.permission = ${access.permission})`;
  return sql`EXISTS (SELECT 1 FROM user_role AS held JOIN user_account AS holder ON holder.id = held.user_id
    WHERE held.user_id = action.user_id AND holder.status = 'active' AND ${place} AND ${permission} AND ${isLive(sql`held`, now)})`;
}

/**
 * The condition that the person of user_action `action`, whoever it is, may still see it.
 * Lists of one person ask the same through `isVisible`, which looks up that person's roles once.
 */
export function isSeenByOwner(now: Date): Sql {
  const ofTypes = actionProviders.map(
    (provider) => sql`(action.action_type = ${provider.actionType} AND ${hasAccess(provider, now)})`,
  );
  return sql`(${join(ofTypes, ' OR ')})`;
}
