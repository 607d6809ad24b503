import { POST } from '@/app/api/imports/route';

/** Uploads a body as a stream, the way a client that does not know its length does. */
export function uploadImport(
  token: string,
  content: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>,
  query = '',
  more: Record<string, string> = {},
): Promise<Response> {
  const body = content instanceof ReadableStream ? content : new Blob([content]).stream();
  const init = { method: 'POST', body, duplex: 'half', headers: { authorization: `Token ${token}`, ...more } };
  return POST(new Request(`http://heed.test/api/imports/${query}`, init), { params: Promise.resolve({}) });
}
