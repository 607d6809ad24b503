import { getToken } from 'next-auth/jwt';
import { env } from '@/lib/core/env';

/** Whether people reach this installation by https. */
export const isSecureCookie = (env.AUTH_URL ?? env.HEED_URL).startsWith('https:');

/** The name of the cookie that carries a session; browsers keep the prefixed one to https. */
export const sessionCookieName = isSecureCookie ? '__Secure-heed-session' : 'heed-session';

/** How long a session lasts, from its start. */
export const SESSION_DAYS = 14;

/** Whose session it is, and the id of its row. */
export type Session = { userId: string; sessionId: string };

/** The session that a request carries, as its signed cookie says; whether it still counts is for the database to say. */
export async function readSessionCookie(headers: Headers): Promise<Session | null> {
  if (!headers.get('cookie')?.includes(sessionCookieName) || env.AUTH_SECRET === undefined) return null;
  const token = await getToken({
    req: { headers },
    secret: env.AUTH_SECRET,
    cookieName: sessionCookieName,
    salt: sessionCookieName,
    secureCookie: isSecureCookie,
  });
  return token === null ? null : sessionOf(token);
}

/** What our own part of a signed token says; null for tokens of before sessions had rows. */
export function sessionOf({ sub: userId, sid: sessionId }: Record<string, unknown>): Session | null {
  return typeof userId === 'string' && typeof sessionId === 'string' ? { userId, sessionId } : null;
}
