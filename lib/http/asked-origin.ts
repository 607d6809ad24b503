import { NextRequest } from 'next/server';
import { env } from '@/lib/core/env';

/** A request under another address. NextRequest itself turns 127.0.0.1 into localhost, which cookies tell apart. */
class AskedRequest extends NextRequest {
  readonly #asked: string;

  constructor(asked: string, request: NextRequest) {
    super(asked, request);
    this.#asked = asked;
  }

  override get url(): string {
    return this.#asked;
  }
}

/**
 * The request under the address that the browser asked, which Next replaces by the one the server listens on.
 * With AUTH_URL the sign-in library does that by itself; whether the Host header may be trusted is its decision, too.
 */
export function underAskedOrigin(request: NextRequest): NextRequest {
  const host = request.headers.get('x-forwarded-host') ?? request.headers.get('host');
  if (env.AUTH_URL !== undefined || host === null) return request;
  const { pathname, search, protocol } = request.nextUrl;
  const origin = `${request.headers.get('x-forwarded-proto') ?? protocol.slice(0, -1)}://${host}`;
  return URL.canParse(origin) ? new AskedRequest(new URL(`${pathname}${search}`, origin).href, request) : request;
}
