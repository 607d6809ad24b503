import { encode } from 'next-auth/jwt';
import { sessionCookieName } from '@/lib/auth/session-cookie';
import { env } from '@/lib/core/env';
import { database, type Prisma } from '@/lib/db/client';
import { testNow } from '@/lib/testing/test-context';

/** A session that is open by the clock of any test. */
export async function makeSession(user_id: string, fields: Partial<Prisma.SessionUncheckedCreateInput> = {}) {
  const [created, expires_at] = [testNow, new Date('2100-01-01T00:00:00Z')];
  const from = { method: 'password', browser: 'Firefox on Linux', network: '192.0.2.7' };
  return database().session.create({
    data: { user_id, ...from, created, last_seen_at: created, expires_at, ...fields },
  });
}

/** The cookie of a signed-in browser, as signing in would have set it, with a session of its own unless one is given. */
export async function sessionCookieOf(person: { id: string }, sessionId?: string): Promise<string> {
  const token = { sub: person.id, sid: sessionId ?? (await makeSession(person.id)).id };
  const secret = env.AUTH_SECRET ?? '';
  return `${sessionCookieName}=${await encode({ token, secret, salt: sessionCookieName })}`;
}
