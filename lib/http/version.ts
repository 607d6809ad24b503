import { createHash } from 'node:crypto';

/** The strong ETag of a body. */
export function versionOf(body: string | Uint8Array): string {
  return `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
}

/** Whether a caller has this version already: one of those that If-None-Match names, compared weakly (RFC 9110, 13.1.2). */
export function hasVersion(request: Request, version: string): boolean {
  const named = (request.headers.get('if-none-match') ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''));
  return named.includes(version) || named.includes('*');
}
