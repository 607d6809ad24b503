import type { Actor } from '@/lib/core/actor';
import { DomainError } from '@/lib/core/errors';

/** Refuses changes that another site makes a signed-in browser send. Tokens are never sent by browsers on their own. */
export function requireSameOrigin(actor: Actor, headers: Headers): void {
  if (actor.kind !== 'person' || actor.via !== 'session') return;
  const site = headers.get('sec-fetch-site');
  if (site === 'same-origin') return;
  if (site === null && hostOf(headers.get('origin')) === headers.get('host')) return;
  throw new DomainError('cross_origin');
}

function hostOf(origin: string | null): string | undefined {
  return origin !== null && URL.canParse(origin) ? new URL(origin).host : undefined;
}
