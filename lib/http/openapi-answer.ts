import type { FileAnswer } from '@/lib/contracts/operation';
import { fileResponse } from '@/lib/http/file-response';
import { openApiDocument } from '@/lib/http/openapi';
import { versionOf } from '@/lib/http/version';

let written: FileAnswer | undefined;

/** Answers the OpenAPI document, written once per process; whoever has this version already gets 304. */
export const openApiAnswer = { method: 'GET', handle: answer } as const;

async function answer(request: Request): Promise<Response> {
  written ??= write();
  return fileResponse(request, written);
}

function write(): FileAnswer {
  const content = JSON.stringify(openApiDocument());
  return { content, mediaType: 'application/json', fileName: null, version: versionOf(content) };
}
