import { type NextRequest, NextResponse } from 'next/server';
import { askedPathHeader } from '@/lib/auth/asked-path';
import { withoutBadCallback } from '@/lib/auth/callback-url';
import { pageHeaders } from '@/lib/http/page-security';

/** Everything that may be answered with a page, also where its path looks like a file's. The API has headers of its own. */
export const config = { matcher: ['/((?!api/|_next/static/).*)'] };

/** Gives every page its security headers, and tells it its own path. It decides nothing about who may see it. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = crypto.randomUUID();
  const security = pageHeaders(nonce);
  const headers = withoutBadCallback(request.headers);
  headers.set(askedPathHeader, `${request.nextUrl.pathname}${request.nextUrl.search}`);
  headers.set('content-security-policy', security['content-security-policy']);
  const answer = NextResponse.next({ request: { headers } });
  for (const [name, value] of Object.entries(security)) answer.headers.set(name, value);
  return answer;
}
