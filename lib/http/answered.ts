import { z } from 'zod';
import { MOST_PER_PAGE } from '@/lib/contracts/common';
import type { AnswerOf, FileAnswer, Operation } from '@/lib/contracts/operation';
import { env } from '@/lib/core/env';
import { withChosenFields } from '@/lib/http/chosen-fields';
import { fileResponse } from '@/lib/http/file-response';
import { cursorHeaders, isPage, isPaged, type Page, type Paged, pageHeaders } from '@/lib/http/page';
import { hasVersion, versionOfAnswer } from '@/lib/http/version';

type RowOf<O extends Operation> = AnswerOf<O> extends readonly (infer Row)[] ? Row : never;

/** What a service function returns: its answer, or where that is a list, or holds one, a page of its rows. */
export type ServiceResult<O extends Operation> =
  | AnswerOf<O>
  | Page<RowOf<O>>
  | Paged<AnswerOf<O>>
  | ReadableStream<Uint8Array>;

const pageInput = z.object({ page: z.number().default(1), page_size: z.number().default(MOST_PER_PAGE) });

/**
 * The response to a call that succeeded. Answers pass through the operation's schema, so that no field leaks;
 * arrays that the database built are checked so outside production only, which the tests rely on.
 */
export function answered<O extends Operation>(
  operation: O,
  answer: ServiceResult<O>,
  request: Request,
  input: object,
): Response {
  if (operation.status === 204) return new Response(null, { status: 204 });
  if (answer instanceof ReadableStream) return eventStream(answer);
  if (operation.gives.kind === 'file') return fileResponse(request, fileOf(answer));
  const headers = isPage(answer) || isPaged(answer) ? listHeaders(request.url, input, answer) : new Headers();
  const shown = isPage(answer) ? undefined : operation.answer.parse(isPaged(answer) ? answer.answer : answer);
  const body = isPage(answer) ? pageBody(operation, answer) : JSON.stringify(shown);
  headers.set('content-type', 'application/json');
  if (operation.gives.kind === 'versioned') {
    const version = versionOfAnswer(operation, body);
    headers.set('etag', version);
    if (operation.method === 'GET' && hasVersion(request, version)) return notModified(headers);
  }
  const isCounted = operation.counted?.isCounted(shown) ?? false;
  const status = isCounted ? 200 : operation.status;
  return new Response(streamOf(withChosenFields(operation, input, body)), { status, headers });
}

const encoder = new TextEncoder();

/** A text as a stream of its bytes. A response that is given the text itself measures it, and copies it once more. */
function streamOf(text: string): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: (controller) => {
      controller.enqueue(encoder.encode(text));
      controller.close();
    },
  });
}

/** The cast holds because operations that give files have the shape of a file as their answer. */
function fileOf(answer: unknown): FileAnswer {
  return answer as FileAnswer;
}

function notModified(headers: Headers): Response {
  headers.delete('content-type');
  return new Response(null, { status: 304, headers });
}

function listHeaders(requestUrl: string, input: object, page: Page<unknown> | Paged<unknown>): Headers {
  const isByCursor = 'cursor' in input && input.cursor !== undefined;
  return isByCursor ? cursorHeaders(requestUrl, page) : pageHeaders(requestUrl, pageInput.parse(input), page.total);
}

/** A proxy that waited for the end of it would never hand anything on. */
function eventStream(body: ReadableStream<Uint8Array>): Response {
  return new Response(body, { headers: { 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' } });
}

function pageBody(operation: Operation, page: Page<unknown>): string {
  if ('rows' in page) return JSON.stringify(operation.answer.parse(page.rows));
  if (env.NODE_ENV !== 'production') operation.answer.parse(JSON.parse(page.json));
  return page.json;
}
