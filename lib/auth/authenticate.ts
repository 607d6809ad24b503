import { findSessionOwner } from '@/lib/auth/find-session-owner';
import { findSource } from '@/lib/auth/find-source';
import { findTokenOwner } from '@/lib/auth/find-token-owner';
import type { PersonRow } from '@/lib/auth/person-columns';
import { readSessionCookie } from '@/lib/auth/session-cookie';
import { hashOfSecret } from '@/lib/auth/token-hash';
import type { Actor, PersonActor } from '@/lib/core/actor';
import { clientNetwork } from '@/lib/net/client-network';

/** How the tokens of ingest sources begin, which tells them from those of people. */
export const SOURCE_TOKEN_PREFIX = 'ingest_';

const ANONYMOUS: Actor = { kind: 'anonymous' };

/**
 * Who sends a request: by its Authorization header if it has one, else by its session cookie. One statement, which requests
 * that come together share. Nothing is kept: what was revoked before a request came does not let it in.
 */
export async function authenticate(headers: Headers, at: Date): Promise<Actor> {
  const authorization = headers.get('authorization');
  if (authorization !== null) return byToken(authorization, at);
  const session = await readSessionCookie(headers);
  if (session === null) return ANONYMOUS;
  const owner = await findSessionOwner({ credential: { ...session, network: clientNetwork(headers) }, at });
  return owner === undefined ? ANONYMOUS : personOf(owner, 'session', 'write');
}

async function byToken(authorization: string, at: Date): Promise<Actor> {
  const secret = /^(?:Token|Bearer) +([\w-]{20,200})$/i.exec(authorization)?.[1];
  if (secret === undefined) return ANONYMOUS;
  const lookup = { credential: hashOfSecret(secret), at };
  if (secret.startsWith(SOURCE_TOKEN_PREFIX)) {
    const source = await findSource(lookup);
    if (source === undefined) return ANONYMOUS;
    const { sourceId, name, sends } = source;
    return { kind: 'source', via: 'token', sourceId, name, sends };
  }
  const owner = await findTokenOwner(lookup);
  return owner === undefined ? ANONYMOUS : personOf(owner, 'token', owner.scope);
}

function personOf(row: PersonRow, via: PersonActor['via'], scope: PersonActor['scope']): PersonActor {
  const { userId, name, email, isStaff, isSupport, timeZone, credential } = row;
  return { kind: 'person', via, scope, userId, name, email, isStaff, isSupport, timeZone, credential };
}
