import { NextRequest } from 'next/server';
import { callbackParameter, isReadableCallback, withoutBadCallback } from '@/lib/auth/callback-url';
import { readSessionCookie, sessionCookieName } from '@/lib/auth/session-cookie';
import { signInPage } from '@/lib/core/routes';
import { underAskedOrigin } from '@/lib/http/asked-origin';
import { limitBody } from '@/lib/http/limit-body';
import { handlers } from '@/lib/http/sessions';
import { endSignedOutSession } from '@/lib/services/accounts/end-signed-out-session';
import { createContext } from '@/lib/services/create-context';

const MOST_BYTES = 16 * 1024;

/** The addresses of Auth.js, under the origin that the browser asked for, with small bodies only. */
export const sessionRouteHandlers = {
  GET: (request: NextRequest) => answer(request, handlers.GET),
  POST: limitBody(MOST_BYTES, (request: NextRequest) => answer(request, handlers.POST)),
};

/**
 * What the library answers, but for pages of its own, which know nothing of our policies. When it takes a session's cookie
 * away, the session ends first: otherwise a copy would work on.
 */
async function answer(request: NextRequest, handle: (request: NextRequest) => Promise<Response>): Promise<Response> {
  const asked = underAskedOrigin(readable(request));
  const session = await readSessionCookie(request.headers);
  const given = await handle(asked);
  const isTakenAway = given.headers.getSetCookie().some((cookie) => cookie.startsWith(`${sessionCookieName}=;`));
  if (session !== null && isTakenAway) await endSignedOutSession(createContext({ kind: 'anonymous' }), session);
  if (!given.headers.get('content-type')?.startsWith('text/html')) return given;
  return Response.redirect(new URL(signInPage, asked.url));
}

/** The request without addresses to go to afterwards that cannot be read: the start page opens instead. */
function readable(request: NextRequest): NextRequest {
  const url = new URL(request.url);
  const isKept = url.searchParams.getAll(callbackParameter).every(isReadableCallback);
  if (!isKept) url.searchParams.delete(callbackParameter);
  return new NextRequest(new NextRequest(url, request), { headers: withoutBadCallback(request.headers) });
}
