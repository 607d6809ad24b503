import type { FileAnswer } from '@/lib/contracts/operation';
import { fileResponse } from '@/lib/http/file-response';
import { openApiDocument } from '@/lib/http/openapi';

let written: FileAnswer | undefined;

/** Answers the OpenAPI document, written once per process; whoever has this version already gets 304. */
export const openApiAnswer = { method: 'GET', handle: answer } as const;

async function answer(request: Request): Promise<Response> {
  written ??= { content: JSON.stringify(openApiDocument()), mediaType: 'application/json', fileName: null };
  return fileResponse(request, written);
}
