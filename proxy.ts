import { type NextRequest, NextResponse } from 'next/server';
import { askedPathHeader } from '@/lib/auth/asked-path';
import { pageHeaders } from '@/lib/http/page-security';

/** Pages only: the API answers with headers of its own, and static files need none. */
export const config = {
  matcher: ['/((?!api/|_next/static/|_next/image|.*\\.(?:ico|svg|png|woff2|txt|webmanifest)$).*)'],
};

/** Gives every page its security headers, and tells it its own path. It decides nothing about who may see it. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = crypto.randomUUID();
  const security = pageHeaders(nonce);
  const headers = new Headers(request.headers);
  headers.set(askedPathHeader, `${request.nextUrl.pathname}${request.nextUrl.search}`);
  headers.set('x-nonce', nonce);
  headers.set('content-security-policy', security['content-security-policy']);
  const answer = NextResponse.next({ request: { headers } });
  for (const [name, value] of Object.entries(security)) answer.headers.set(name, value);
  return answer;
}
