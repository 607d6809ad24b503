import NextAuth, { AuthError, type Profile, type User } from 'next-auth';
import type { JWT } from 'next-auth/jwt';
import type { OIDCConfig, Provider } from 'next-auth/providers';
import Credentials from 'next-auth/providers/credentials';
import { isReadableCallback } from '@/lib/auth/callback-url';
import { isSecureCookie, SESSION_DAYS, type Session, sessionCookieName, sessionOf } from '@/lib/auth/session-cookie';
import { SignInError } from '@/lib/auth/sign-in-error';
import { env } from '@/lib/core/env';
import { DomainError } from '@/lib/core/errors';
import { log } from '@/lib/core/log';
import { signInPage } from '@/lib/core/routes';
import { logFailure } from '@/lib/db/log-failure';

declare module 'next-auth' {
  interface User {
    sessionId?: string;
  }
}

const DAY_SECONDS = 24 * 60 * 60;

/** How people may sign in. Each throws a DomainError to refuse. */
export type SignInMethods = {
  byPassword: (given: Given, request: Request) => Promise<Session>;
  byLink: (given: Given, request: Request) => Promise<Session>;
  /** Undefined outside demo installations. */
  byDemo: ((given: Given, request: Request) => Promise<Session>) | undefined;
  byProvider: (profile: Profile, request: Request) => Promise<Session>;
  /** Whether a session still counts. */
  isLive: (session: Session) => Promise<boolean>;
};

export type Given = Partial<Record<string, unknown>>;

export const passwordMethod = 'password';
export const linkMethod = 'link';
export const demoMethod = 'demo';
export const providerMethod = 'oidc';

/** Whether an identity provider is set up. */
export const hasProvider = identityProvider() !== null;

/** The sign-in library, set up with our methods: signed sessions in one cookie, of which the database has the last word. */
export function createSessions(methods: SignInMethods) {
  return NextAuth((request) => ({
    providers: providersFor(methods),
    ...(env.AUTH_SECRET !== undefined && { secret: env.AUTH_SECRET }),
    session: { strategy: 'jwt', maxAge: SESSION_DAYS * DAY_SECONDS },
    cookies: {
      sessionToken: {
        name: sessionCookieName,
        options: { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecureCookie },
      },
    },
    pages: { signIn: signInPage, signOut: signInPage, error: signInPage, verifyRequest: signInPage },
    callbacks: {
      signIn: ({ user, account, profile }) =>
        account?.provider !== providerMethod || admit(methods, user, profile, request),
      jwt: ({ token, user }) => nextToken(methods, token, user),
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ url, baseUrl }) => (isOnOrigin(url, baseUrl) ? new URL(url, baseUrl).href : baseUrl),
    },
    logger: {
      error: logSignInError,
      warn: (code) => log.warn({ code }, 'sign-in'),
      debug: () => undefined,
    },
  }));
}

function isOnOrigin(url: string, origin: string): boolean {
  return isReadableCallback(url) && new URL(url, origin).origin === origin;
}

/** What people and strangers can cause is no fault of ours: refusals are in the audit trail already. */
const causedOutside = new Set(['AccessDenied', 'CredentialsSignin', 'InvalidCheck', 'MissingCSRF', 'UnknownAction']);

function logSignInError(error: Error): void {
  const { cause } = error;
  const reason = typeof cause === 'object' && cause !== null && 'err' in cause ? cause.err : error;
  const kind = error instanceof AuthError ? error.type : error.name;
  if (causedOutside.has(kind)) log.info({ kind }, 'sign-in rejected');
  else logFailure(log, 'error', { err: reason, kind }, 'sign-in failed');
}

function providersFor({ byPassword, byLink, byDemo }: SignInMethods): Provider[] {
  const providers: Provider[] = [
    Credentials({
      id: passwordMethod,
      credentials: { email: {}, password: {} },
      authorize: (given, request) => withSignInError(() => byPassword(given, request)),
    }),
    Credentials({
      id: linkMethod,
      credentials: { token: {} },
      authorize: (given, request) => withSignInError(() => byLink(given, request)),
    }),
  ];
  if (byDemo !== undefined) {
    const authorize = (given: Given, request: Request) => withSignInError(() => byDemo(given, request));
    providers.push(Credentials({ id: demoMethod, credentials: { uuid: {} }, authorize }));
  }
  const provider = identityProvider();
  return provider === null ? providers : [...providers, provider];
}

function identityProvider(): OIDCConfig<Profile> | null {
  const { HEED_OIDC_ISSUER: issuer, HEED_OIDC_CLIENT_ID: clientId, HEED_OIDC_CLIENT_SECRET: clientSecret } = env;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return null;
  const checks: OIDCConfig<Profile>['checks'] = ['pkce', 'state', 'nonce'];
  return { id: providerMethod, name: env.HEED_OIDC_NAME, type: 'oidc', issuer, clientId, clientSecret, checks };
}

/** Starts a session, and turns its refusal into the one error that the library passes on. */
async function withSignInError(startSession: () => Promise<Session>): Promise<User> {
  try {
    const { userId, sessionId } = await startSession();
    return { id: userId, sessionId };
  } catch (error) {
    throw error instanceof DomainError ? new SignInError(error) : error;
  }
}

/** Lets in whom the identity provider vouches for; the library hands the same `user` on to the token. */
async function admit(
  methods: SignInMethods,
  user: User,
  profile: Profile | undefined,
  request: Request | undefined,
): Promise<boolean> {
  if (request === undefined) return false;
  try {
    const { userId, sessionId } = await methods.byProvider(profile ?? {}, request);
    Object.assign(user, { id: userId, sessionId });
    return true;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}

/** The token of a new session, the same one while the session counts, null (which ends it) when it does not. */
async function nextToken(methods: SignInMethods, token: JWT, user: User | undefined): Promise<JWT | null> {
  if (user?.id !== undefined && user.sessionId !== undefined) return { sub: user.id, sid: user.sessionId };
  const session = sessionOf(token);
  return session !== null && (await methods.isLive(session)) ? token : null;
}
