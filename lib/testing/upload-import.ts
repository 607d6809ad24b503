import { createImportOperation } from '@/lib/contracts/imports/imports';
import { callOperation } from '@/lib/testing/call-operation';

/** Uploads a body as a stream, the way a client that does not know its length does. */
export function uploadImport(
  token: string,
  content: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>,
  query = '',
  headers: Record<string, string> = {},
): Promise<Response> {
  const raw = content instanceof ReadableStream ? content : new Blob([content]).stream();
  return callOperation(createImportOperation, { token, query, raw, headers });
}
