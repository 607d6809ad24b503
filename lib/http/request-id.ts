import { randomUUID } from 'node:crypto';

/** The id by which a request is found in logs and audit: the caller's own when it is harmless, else a new one. */
export function requestIdOf(request: Request): string {
  const given = request.headers.get('x-request-id');
  return given !== null && /^[\w.-]{8,100}$/.test(given) ? given : randomUUID();
}
