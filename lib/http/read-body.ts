import { DomainError } from '@/lib/core/errors';

const MOST_BODY_BYTES = 1024 * 1024;

/** The body as text, as it came, read no further than the limit. @throws body_too_large, body_unreadable */
export async function readBody(request: Request): Promise<string> {
  const bytes = await readBytes(request, MOST_BODY_BYTES);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new DomainError('body_unreadable', { detail: 'The body is not UTF-8 text.' });
  }
}

/** The body as it came, read no further than `most` bytes. @throws body_too_large; body_unreadable where the caller hung up */
export async function readBytes(request: Request, most: number): Promise<Buffer<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of arriving(request)) {
    bytes += chunk.byteLength;
    if (bytes > most) throw new DomainError('body_too_large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Browsers hang up whenever an answer is no longer waited for, such as that of a preview while its rule is edited. */
async function* arriving(request: Request): AsyncGenerator<Uint8Array> {
  try {
    yield* request.body ?? [];
  } catch (error) {
    throw new DomainError('body_unreadable', { detail: 'The request ended before its body did.' }, { cause: error });
  }
}
