import { encode } from 'next-auth/jwt';
import { sessionCookieName } from '@/lib/auth/session-cookie';
import { env } from '@/lib/core/env';

/** The cookie of a signed-in browser, as signing in would have set it. */
export async function sessionCookieOf(person: { id: string; session_generation: number }): Promise<string> {
  const token = { sub: person.id, generation: person.session_generation };
  const secret = env.AUTH_SECRET ?? '';
  return `${sessionCookieName}=${await encode({ token, secret, salt: sessionCookieName })}`;
}
