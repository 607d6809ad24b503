import { NextRequest } from 'next/server';
import { callbackParameter, isReadableCallback, withoutBadCallback } from '@/lib/auth/callback-url';
import { underAskedOrigin } from '@/lib/http/asked-origin';
import { limitBody } from '@/lib/http/limit-body';
import { handlers } from '@/lib/http/sessions';

const MOST_BYTES = 16 * 1024;

/** The addresses of Auth.js, under the origin that the browser asked for, with small bodies only. */
export const sessionDoor = {
  GET: (request: NextRequest) => handlers.GET(underAskedOrigin(readable(request))),
  POST: limitBody(MOST_BYTES, (request: NextRequest) => handlers.POST(underAskedOrigin(readable(request)))),
};

/** The request without addresses to go to afterwards that cannot be read: the start page opens instead. */
function readable(request: NextRequest): NextRequest {
  const url = new URL(request.url);
  const isKept = url.searchParams.getAll(callbackParameter).every(isReadableCallback);
  if (!isKept) url.searchParams.delete(callbackParameter);
  return new NextRequest(new NextRequest(url, request), { headers: withoutBadCallback(request.headers) });
}
