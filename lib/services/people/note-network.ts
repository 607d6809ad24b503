import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { queueAccountMail } from '@/lib/services/people/queue-account-mail';

/** Where a sign-in comes from: the network, null when that is not known, and the browser in words. */
export type Origin = { network: string | null; browser: string };

/** Notes from which network a person signs in; another one than before is told to them, in the same transaction. */
export async function noteNetwork(tx: Ctx, userId: string, { network, browser }: Origin): Promise<void> {
  if (network === null) return;
  const at = sql`${tx.now}::timestamptz`;
  const [noted] = await tx.db.$queryRaw<{ is_elsewhere: boolean }[]>(sql`
    WITH before AS (SELECT count(*) AS known FROM sign_in_network WHERE user_id = ${userId}::uuid),
    noted AS (
      INSERT INTO sign_in_network (user_id, network, first_at, last_at) VALUES (${userId}::uuid, ${network}, ${at}, ${at})
      ON CONFLICT (user_id, network) DO UPDATE SET last_at = excluded.last_at RETURNING xmax = 0 AS is_new)
    SELECT noted.is_new AND before.known > 0 AS is_elsewhere FROM noted, before`);
  if (noted?.is_elsewhere !== true) return;
  await queueAccountMail(tx, userId, { mail: 'new_sign_in', at: tx.now.toISOString(), network, browser });
}
