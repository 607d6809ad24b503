import { getToken } from 'next-auth/jwt';
import { env } from '@/lib/core/env';

/** Whether people reach this installation by https. */
export const isSecureCookie = (env.AUTH_URL ?? env.HEED_URL).startsWith('https:');

/** The name of the cookie that carries a session; browsers keep the prefixed one to https. */
export const sessionCookieName = isSecureCookie ? '__Secure-heed-session' : 'heed-session';

/** Whose session a request carries, as its signed cookie says; whether it still counts is for the database to say. */
export async function readSessionCookie(headers: Headers): Promise<{ userId: string; generation: number } | null> {
  if (!headers.get('cookie')?.includes(sessionCookieName) || env.AUTH_SECRET === undefined) return null;
  const token = await getToken({
    req: { headers },
    secret: env.AUTH_SECRET,
    cookieName: sessionCookieName,
    salt: sessionCookieName,
    secureCookie: isSecureCookie,
  });
  if (typeof token?.sub !== 'string' || typeof token['generation'] !== 'number') return null;
  return { userId: token.sub, generation: token['generation'] };
}
