import { DomainError } from '@/lib/core/errors';

const MOST_BODY_BYTES = 1024 * 1024;

/** The body as text, as it came, read no further than the limit. @throws body_too_large, body_unreadable */
export async function readBody(request: Request): Promise<string> {
  if (request.body === null) return '';
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body) {
    bytes += chunk.byteLength;
    if (bytes > MOST_BODY_BYTES) throw new DomainError('body_too_large');
    chunks.push(chunk);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw new DomainError('body_unreadable', { detail: 'The body is not UTF-8 text.' });
  }
}
