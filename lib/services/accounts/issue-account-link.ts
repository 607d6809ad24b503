import { randomUUID } from 'node:crypto';
import type { LinkPurpose } from '@/lib/auth/account-link-url';
import { linkSecret } from '@/lib/auth/link-secret';
import { hashOfSecret } from '@/lib/auth/token-hash';
import type { Ctx } from '@/lib/db/context';

const MINUTE_MS = 60_000;

export type IssuedLink = { id: string; expiresAt: Date };

/** Makes a one-time link of a person that works for so many minutes. Only its hash is kept. */
export async function issueAccountLink(
  { db, now }: Ctx,
  { userId, purpose, minutes }: { userId: string; purpose: LinkPurpose; minutes: number },
): Promise<IssuedLink> {
  const id = randomUUID();
  const expiresAt = new Date(now.getTime() + minutes * MINUTE_MS);
  const token_hash = hashOfSecret(linkSecret(id));
  await db.accountLink.create({
    data: { id, user_id: userId, purpose, token_hash, created: now, expires_at: expiresAt },
  });
  return { id, expiresAt };
}
