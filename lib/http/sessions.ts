import { z } from 'zod';
import { createSessions, type Given } from '@/lib/auth/next-auth';
import { clock } from '@/lib/core/clock';
import { env } from '@/lib/core/env';
import { DomainError } from '@/lib/core/errors';
import { database } from '@/lib/db/client';
import { browserInWords } from '@/lib/http/browser-in-words';
import { requestIdOf } from '@/lib/http/request-id';
import { clientNetwork } from '@/lib/net/client-network';
import { createContext } from '@/lib/services/create-context';
import { endSignedOutSession } from '@/lib/services/people/end-signed-out-session';
import { isLiveSession } from '@/lib/services/people/is-live-session';
import type { Origin } from '@/lib/services/people/note-network';
import { signInDemoPerson } from '@/lib/services/people/sign-in-demo-person';
import { signInWithLink } from '@/lib/services/people/sign-in-with-link';
import { signInWithPassword } from '@/lib/services/people/sign-in-with-password';
import { signInWithProvider } from '@/lib/services/people/sign-in-with-provider';

const passwordForm = z.object({ email: z.string().max(1000), password: z.string().max(1000) });
const linkForm = z.object({ token: z.string().max(200) });
const demoForm = z.object({ uuid: z.uuid() });
const claims = z.object({ email: z.email().nullable().catch(null), email_verified: z.boolean().catch(false) });

/** Signing in and out, joined to the verbs that decide: the doors of the library, and what server actions call. */
export const { handlers, signIn, signOut } = createSessions({
  byPassword: (given, request) =>
    signInWithPassword(contextOf(request), { ...parsed(passwordForm, given), origin: originOf(request) }),
  byLink: (given, request) =>
    signInWithLink(contextOf(request), { ...parsed(linkForm, given), origin: originOf(request) }),
  byDemo:
    env.HEED_DEMO !== '0'
      ? (given, request) =>
          signInDemoPerson(contextOf(request), { ...parsed(demoForm, given), origin: originOf(request) })
      : undefined,
  byProvider: (profile, request) => signInWithProvider(contextOf(request), claims.parse(profile), originOf(request)),
  isLive: (session) => isLiveSession(database(), session, clock()),
  end: (session) => endSignedOutSession(createContext({ kind: 'anonymous' }), session),
});

function contextOf(request: Request) {
  return createContext({ kind: 'anonymous' }, requestIdOf(request), clock());
}

function originOf({ headers }: Request): Origin {
  return { network: clientNetwork(headers), browser: browserInWords(headers) };
}

function parsed<T extends z.ZodType>(schema: T, given: Given): z.output<T> {
  const form = schema.safeParse(given);
  if (!form.success) throw new DomainError('not_authenticated');
  return form.data;
}
