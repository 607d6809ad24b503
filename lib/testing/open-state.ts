import { z } from 'zod';
import { type Db, database, sql } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { factColumns } from '@/lib/plugins/providers/fact-columns';
import { actionProviders } from '@/lib/plugins/providers/registry';
import { refreshProvider } from '@/lib/services/user-actions/refresh-provider';
import { testContext } from '@/lib/testing/test-context';

const openRow = z.object({ user_id: z.string(), action_type: z.string(), object_id: z.string(), facts: z.unknown() });
export type OpenRow = z.output<typeof openRow>;

/** Every open action with all that its provider says, in a fixed order. */
export async function openState(db: Db = database()): Promise<OpenRow[]> {
  const rows = await db.$queryRaw(sql`
    SELECT user_id, action_type, object_id, says.facts FROM user_action AS action
    CROSS JOIN LATERAL (SELECT to_jsonb(columns) AS facts FROM (SELECT ${factColumns}) AS columns) AS says
    WHERE status = 'open' ORDER BY action_type, user_id, object_id`);
  return z.array(openRow).parse(rows);
}

/** Thrown to end a transaction whose work is only to be looked at. */
class RolledBack extends Error {}

/** What a refresh of everything would find at an instant if there were no rows yet; leaves everything as it is. */
export async function stateFromNothing(now: Date): Promise<OpenRow[]> {
  const disabled = await database().userActionProvider.findMany({ where: { is_enabled: false } });
  const off = new Set(disabled.map(({ action_type }) => action_type));
  let state: OpenRow[] = [];
  const look = transaction(testContext(undefined, now), async (tx) => {
    await tx.db.userAction.deleteMany();
    for (const provider of actionProviders) {
      if (!off.has(provider.actionType)) await refreshProvider(tx, provider, { scope: {}, mayInsert: true });
    }
    state = await openState(tx.db);
    throw new RolledBack();
  });
  await look.catch((error) => {
    if (!(error instanceof RolledBack)) throw error;
  });
  return state;
}
