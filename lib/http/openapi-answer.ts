import { versionOf } from '@/lib/http/answered';
import { openApiDocument } from '@/lib/http/openapi';

let written: { text: string; version: string } | undefined;

/** Answers the OpenAPI document, written once per process; whoever has this version already gets 304. */
export const openApiAnswer = { method: 'GET', handle: answer } as const;

async function answer(request: Request): Promise<Response> {
  written ??= write();
  const headers = { etag: written.version, 'cache-control': 'no-cache', 'content-type': 'application/json' };
  if (request.headers.get('if-none-match') === written.version) return new Response(null, { status: 304, headers });
  return new Response(written.text, { headers });
}

function write() {
  const text = JSON.stringify(openApiDocument());
  return { text, version: versionOf(text) };
}
