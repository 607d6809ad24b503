import { fieldError } from '@/lib/core/errors';
import { allowedNetworks } from '@/lib/net/allowed-networks';
import { parseTarget } from '@/lib/net/target';

/**
 * Refuses a URL that webhooks would never be sent to, and returns the others as they are written in full. What its name
 * resolves to is judged with every message.
 * @throws validation_failed with the reason
 */
export function requireTarget(url: string): string {
  const target = parseTarget(url, allowedNetworks);
  if (typeof target === 'string') throw fieldError('url', target);
  return target.url.href;
}
