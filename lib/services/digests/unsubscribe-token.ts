import { createHmac, timingSafeEqual } from 'node:crypto';
import { env } from '@/lib/core/env';

const PURPOSE = 'heed:unsubscribe-from-digests:1';
const ID_BYTES = 16;
const MAC_BYTES = 32;

/** A token that lets whoever holds it stop one person's digests, and nothing else. It never expires and no row keeps it. */
export function unsubscribeToken(userId: string): string {
  const id = Buffer.from(userId.replaceAll('-', ''), 'hex');
  return Buffer.concat([id, seal(id)]).toString('base64url');
}

/** Whose digests a token is about; null for anything that this installation did not sign. */
export function readUnsubscribeToken(token: string): string | null {
  const bytes = Buffer.from(token, 'base64url');
  const [id, mac] = [bytes.subarray(0, ID_BYTES), bytes.subarray(ID_BYTES)];
  if (mac.length !== MAC_BYTES || !timingSafeEqual(mac, seal(id))) return null;
  return id.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** Without a secret nothing can be signed: an installation that starts has one. */
function seal(id: Uint8Array): Buffer {
  if (env.AUTH_SECRET === undefined) throw new Error('Set AUTH_SECRET: links in mails are signed with it.');
  return createHmac('sha256', env.AUTH_SECRET).update(PURPOSE).update(id).digest();
}
