import type { z } from 'zod';
import { type AnswerOf, listFieldOf, type Operation, type RequestOf } from '@/lib/contracts/operation';
import { fillPath } from '@/lib/core/routes';

/** A refusal of the API, as the screens show it. */
export class CallError extends Error {
  readonly status: number;
  readonly code: string;
  readonly requestId: string;
  /** Messages per faulty field. */
  readonly fields: Readonly<Record<string, readonly string[]>>;
  /** All that the refusal says. */
  readonly problem: Readonly<Record<string, unknown>>;

  constructor(status: number, problem: Readonly<Record<string, unknown>>) {
    super(typeof problem['detail'] === 'string' ? problem['detail'] : 'The server can’t be reached.');
    this.name = 'CallError';
    this.status = status;
    this.code = String(problem['code'] ?? 'unreachable');
    this.requestId = String(problem['request_id'] ?? '');
    this.fields = fieldsOf(problem);
    this.problem = problem;
  }
}

/** Whether the server says that it did not do what it was asked for; after any other error nobody knows. */
export function wasRejected(error: Error): boolean {
  return error instanceof CallError && error.status >= 400 && error.status < 500;
}

function fieldsOf(problem: Readonly<Record<string, unknown>>): Record<string, string[]> {
  const lists = Object.entries(problem).filter(([, value]) => Array.isArray(value));
  return Object.fromEntries(lists.map(([name, value]) => [name, Array.isArray(value) ? value.map(String) : []]));
}

export type CallOptions = {
  /** The media type that is asked for; JSON when left out. */
  accept?: string;
  signal?: AbortSignal;
  idempotencyKey?: string;
  ifMatch?: string;
  /** The file of an operation that takes one in a multipart body, by the name of its field. */
  file?: { field: string; content: Blob };
  /** The raw body of an operation that streams one; the browser sends it without reading it into memory. */
  upload?: Blob;
};

/** An answer with what its headers say. */
export type Called<O extends Operation> = { answer: AnswerOf<O>; total: number; version: string | null };

/**
 * Calls an operation of our API: the only fetch in the browser. Answers are as the server checked them.
 * @throws CallError for every refusal, status 0 when the server cannot be reached
 */
export async function call<O extends Operation>(
  operation: O,
  given: RequestOf<O>,
  options: CallOptions = {},
): Promise<Called<O>> {
  const response = await send(operation, { ...given }, options);
  if (!response.ok) throw new CallError(response.status, await readProblem(response));
  const answer: AnswerOf<O> = response.status === 204 ? undefined : await response.json();
  return {
    answer,
    total: Number(response.headers.get('x-result-count') ?? 0),
    version: response.headers.get('etag'),
  };
}

/** The same, for what is kept as a file, such as CSV. @throws CallError */
export async function callForFile<O extends Operation>(
  operation: O,
  given: RequestOf<O>,
  accept: string,
): Promise<Blob> {
  const response = await send(operation, { ...given }, { accept });
  if (!response.ok) throw new CallError(response.status, await readProblem(response));
  return response.blob();
}

async function send(operation: Operation, given: Record<string, unknown>, options: CallOptions): Promise<Response> {
  const headers = new Headers({ accept: options.accept ?? 'application/json' });
  if (options.idempotencyKey !== undefined) headers.set('idempotency-key', options.idempotencyKey);
  if (options.ifMatch !== undefined) headers.set('if-match', options.ifMatch);
  const isJson = operation.method !== 'GET' && options.upload === undefined && options.file === undefined;
  const list = listFieldOf(operation);
  const json = isJson ? JSON.stringify(list === null ? pick(operation.body, given) : given[list]) : null;
  if (json !== null) headers.set('content-type', 'application/json');
  const body = options.file === undefined ? (options.upload ?? json) : formOf(options.file);
  const init: RequestInit = { method: operation.method, headers, body, credentials: 'same-origin' };
  if (options.signal !== undefined) init.signal = options.signal;
  return fetch(addressOf(operation, given), init).catch((error: unknown) => {
    if (options.signal?.aborted === true) throw error;
    throw new CallError(0, {});
  });
}

function formOf({ content, field }: NonNullable<CallOptions['file']>): FormData {
  const form = new FormData();
  form.set(field, content);
  return form;
}

/** The address of a call: its path filled in, and its query without what is undefined or empty. */
export function addressOf(operation: Operation, given: Readonly<Record<string, unknown>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(pick(operation.query, given))) {
    if (Array.isArray(value)) for (const one of value) query.append(name, String(one));
    else if (value !== undefined && value !== '') query.set(name, String(value));
  }
  const path = fillPath(operation.path, given);
  return query.size === 0 ? path : `${path}?${query}`;
}

function pick(schema: z.ZodObject, given: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.keys(schema.shape).map((name) => [name, given[name]]));
}

async function readProblem(response: Response): Promise<Record<string, unknown>> {
  try {
    return await response.json();
  } catch {
    return {};
  }
}
