import { z } from 'zod';
import { createSessions, type Given } from '@/lib/auth/next-auth';
import { readSessionCookie, type Session } from '@/lib/auth/session-cookie';
import { emailAddress } from '@/lib/contracts/people/email-address';
import { clock } from '@/lib/core/clock';
import { env } from '@/lib/core/env';
import { DomainError } from '@/lib/core/errors';
import { database } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { formatBrowser } from '@/lib/http/format-browser';
import { requestIdOf } from '@/lib/http/request-id';
import { clientNetwork } from '@/lib/net/client-network';
import { endSignedOutSession } from '@/lib/services/accounts/end-signed-out-session';
import { isLiveSession } from '@/lib/services/accounts/is-live-session';
import type { Origin } from '@/lib/services/accounts/note-network';
import { signInDemoPerson } from '@/lib/services/accounts/sign-in-demo-person';
import { signInWithLink } from '@/lib/services/accounts/sign-in-with-link';
import { signInWithPassword } from '@/lib/services/accounts/sign-in-with-password';
import { signInWithProvider } from '@/lib/services/accounts/sign-in-with-provider';
import { createContext } from '@/lib/services/create-context';

const passwordForm = z.object({ email: z.string().max(1000), password: z.string().max(1000) });
const linkForm = z.object({ token: z.string().max(200) });
const demoForm = z.object({ uuid: z.uuid() });
const claims = z.object({ email: emailAddress.nullable().catch(null), email_verified: z.boolean().catch(false) });

/** Signing in and out, joined to the service functions that decide: the library's route handlers, and what server actions call. */
export const { handlers, signIn, signOut } = createSessions({
  byPassword: (given, request) =>
    inPlace(request, (ctx, origin) => signInWithPassword(ctx, { ...parsed(passwordForm, given), origin })),
  byLink: (given, request) =>
    inPlace(request, (ctx, origin) => signInWithLink(ctx, { ...parsed(linkForm, given), origin })),
  byDemo:
    env.HEED_DEMO !== '0'
      ? (given, request) =>
          inPlace(request, (ctx, origin) => signInDemoPerson(ctx, { ...parsed(demoForm, given), origin }))
      : undefined,
  byProvider: (profile, request) =>
    inPlace(request, (ctx, origin) => signInWithProvider(ctx, claims.parse(profile), origin)),
  isLive: (session) => isLiveSession(database(), session, clock()),
});

/** Signs in, and ends the session that the browser had before: its cookie is about to be replaced. */
async function inPlace(
  request: Request,
  startSession: (ctx: Ctx, origin: Origin) => Promise<Session>,
): Promise<Session> {
  const ctx = createContext({ kind: 'anonymous' }, requestIdOf(request), clock());
  const before = await readSessionCookie(request.headers);
  const session = await startSession(ctx, originOf(request));
  if (before !== null) await endSignedOutSession(ctx, before);
  return session;
}

function originOf({ headers }: Request): Origin {
  return { network: clientNetwork(headers), browser: formatBrowser(headers) };
}

function parsed<T extends z.ZodType>(schema: T, given: Given): z.output<T> {
  const form = schema.safeParse(given);
  if (!form.success) throw new DomainError('not_authenticated');
  return form.data;
}
