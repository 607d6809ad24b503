import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { accountSecurity } from '@/lib/plugins/notification-kinds/account-security';
import { notify } from '@/lib/services/messages/notify';

/** Where a sign-in comes from: the network, null when that is not known, and the browser in words. */
export type Origin = { network: string | null; browser: string };

/**
 * Notes from which network a person signs in. One that is not known is told to them, in the same transaction, unless they
 * sign in for the first time, by whatever way.
 */
export async function noteNetwork(
  tx: Ctx,
  userId: string,
  { network, browser }: Origin,
  isFirst: boolean,
): Promise<void> {
  if (network === null) return;
  const at = sql`${tx.now}::timestamptz`;
  const [noted] = await tx.db.$queryRaw<{ is_new: boolean }[]>(sql`
    INSERT INTO sign_in_network (user_id, network, first_at, last_at) VALUES (${userId}::uuid, ${network}, ${at}, ${at})
    ON CONFLICT (user_id, network) DO UPDATE SET last_at = excluded.last_at RETURNING xmax = 0 AS is_new`);
  if (isFirst || noted?.is_new !== true) return;
  const facts = { mail: 'new_sign_in', at: tx.now.toISOString(), network, browser } as const;
  await notify(tx, accountSecurity, facts, { to: userId });
}
