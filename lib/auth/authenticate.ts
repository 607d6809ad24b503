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
  const given = secretIn(authorization);
  if (given === undefined) return ANONYMOUS;
  const { isPassword, secret } = given;
  const lookup = { credential: hashOfSecret(secret), at };
  if (secret.startsWith(SOURCE_TOKEN_PREFIX)) {
    const source = await findSource(lookup);
    if (source === undefined) return ANONYMOUS;
    const { sourceId, name, sends } = source;
    return { kind: 'source', via: 'token', sourceId, name, sends };
  }
  const owner = await findTokenOwner(lookup);
  // Browsers send a password again by themselves, to whatever asks: it may report, and nothing else.
  if (owner === undefined || (isPassword && owner.scope !== 'ingest')) return ANONYMOUS;
  return personOf(owner, 'token', owner.scope);
}

const TOKEN = /^[\w-]{20,200}$/;
const MOST_BASIC_CHARACTERS = 2_000;

/** The token that a header names: after Token or Bearer, or as the password of Basic, whose user name does not matter. */
function secretIn(authorization: string): { secret: string; isPassword: boolean } | undefined {
  const [, scheme = '', value = ''] = /^(Token|Bearer|Basic) +(\S+)$/i.exec(authorization) ?? [];
  const isPassword = scheme.toLowerCase() === 'basic';
  const secret = isPassword ? passwordIn(value) : value;
  return TOKEN.test(secret) ? { secret, isPassword } : undefined;
}

function passwordIn(basic: string): string {
  if (basic.length > MOST_BASIC_CHARACTERS) return '';
  const pair = Buffer.from(basic, 'base64').toString('utf8');
  return pair.includes(':') ? pair.slice(pair.indexOf(':') + 1) : '';
}

function personOf(row: PersonRow, via: PersonActor['via'], scope: PersonActor['scope']): PersonActor {
  const { place: _, ...person } = row;
  return { kind: 'person', via, scope, ...person };
}
