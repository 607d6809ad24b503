import type { LinkPurpose } from '@/lib/auth/account-link-url';
import { empty, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';

/** Ends a person's links that nobody has used, those of one purpose or all. They count as expired, whoever's clock is asked. */
export async function endAccountLinks(tx: Ctx, userId: string, purpose?: LinkPurpose): Promise<void> {
  await tx.db.$executeRaw(sql`
    UPDATE password_link SET expires_at = created
    WHERE user_id = ${userId}::uuid AND used_at IS NULL ${purpose === undefined ? empty : sql`AND purpose = ${purpose}`}`);
}
