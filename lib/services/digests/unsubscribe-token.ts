import { createHmac, timingSafeEqual } from 'node:crypto';
import { env } from '@/lib/core/env';

/** Which digest: that of a person's actions, or that of notices to staff. */
export type DigestKind = 'actions' | 'notices';

const purposes: Readonly<Record<DigestKind, string>> = {
  actions: 'heed:unsubscribe-from-digests:1',
  notices: 'heed:unsubscribe-from-notice-digests:1',
};
const ID_BYTES = 16;
const MAC_BYTES = 32;

/** A token that lets whoever holds it stop one digest of one person, and nothing else. It never expires and no row keeps it. */
export function unsubscribeToken(userId: string, digest: DigestKind = 'actions'): string {
  const id = Buffer.from(userId.replaceAll('-', ''), 'hex');
  return Buffer.concat([id, seal(id, digest)]).toString('base64url');
}

/** Whose digest a token is about, and which; null for anything that this installation did not sign. */
export function readUnsubscribeToken(token: string): { userId: string; digest: DigestKind } | null {
  const bytes = Buffer.from(token, 'base64url');
  const [id, mac] = [bytes.subarray(0, ID_BYTES), bytes.subarray(ID_BYTES)];
  if (mac.length !== MAC_BYTES) return null;
  const isOf = (kind: DigestKind) => timingSafeEqual(mac, seal(id, kind));
  const digest = (['actions', 'notices'] as const).find(isOf);
  if (digest === undefined) return null;
  return { userId: id.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'), digest };
}

/** Without a secret nothing can be signed: an installation that starts has one. */
function seal(id: Uint8Array, digest: DigestKind): Buffer {
  if (env.AUTH_SECRET === undefined) throw new Error('Set AUTH_SECRET: links in emails are signed with it.');
  return createHmac('sha256', env.AUTH_SECRET).update(purposes[digest]).update(id).digest();
}
