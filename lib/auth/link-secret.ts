import { createHmac } from 'node:crypto';
import { env } from '@/lib/core/env';

const PURPOSE = 'heed:account-link:1';

/**
 * The secret of a one-time link, made from its id: a mail with it can be written at the moment of sending, so that no
 * queue and no ledger ever holds it. 256 bits, in letters that need no escaping anywhere.
 */
export function linkSecret(id: string): string {
  if (env.AUTH_SECRET === undefined) throw new Error('Set AUTH_SECRET: one-time links are created with it.');
  return createHmac('sha256', env.AUTH_SECRET).update(PURPOSE).update(id).digest('base64url');
}
