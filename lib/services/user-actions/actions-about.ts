import { z } from 'zod';
import { requirePerson } from '@/lib/auth/require';
import { type UserAction, userAction } from '@/lib/contracts/actions/actions';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { findActions } from '@/lib/services/user-actions/find-actions';
import { isEnabled } from '@/lib/services/user-actions/is-enabled';

const MOST_ACTIONS = 50;
const rows = z.array(userAction);

/**
 * The caller's own actions about an object that they may see: open ones first, then the latest. Silenced ones too: whoever looks
 * at an object wants to know what is open about it.
 */
export async function actionsAbout(ctx: Ctx, objectType: string, objectId: string): Promise<UserAction[]> {
  const { timeZone, userId } = requirePerson(ctx);
  const { found } = await findActions(ctx, timeZone, {
    userId,
    where: sql`action.object_type = ${objectType} AND action.object_id = ${objectId}::uuid AND ${isEnabled}`,
    orderBy: sql`action.status, action.opened_at DESC, action.id`,
    limit: MOST_ACTIONS,
    offset: 0,
  });
  return rows.parse(found.map(({ json }) => JSON.parse(json)));
}
