import { randomUUID } from 'node:crypto';
import { linkSecret } from '@/lib/auth/link-secret';
import { hashOfSecret } from '@/lib/auth/token-hash';
import { actionsPage, returningTo, setPasswordPage, signInLinkPage } from '@/lib/core/routes';
import type { Ctx } from '@/lib/db/context';
import { absoluteUrl } from '@/lib/emails/absolute-url';

/** What a one-time link is for. */
export const linkPurposes = ['set_password', 'sign_in'] as const;

export type LinkPurpose = (typeof linkPurposes)[number];

const MINUTE_MS = 60_000;
const pages: Readonly<Record<LinkPurpose, (token: string) => string>> = {
  set_password: setPasswordPage,
  sign_in: signInLinkPage,
};

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

/** The whole address of a link. Whoever has it can use the link. `returnTo` is where it leads in the end. */
export function accountLinkUrl(purpose: LinkPurpose, id: string, returnTo: string = actionsPage): string {
  return absoluteUrl(returningTo(pages[purpose](linkSecret(id)), returnTo));
}
