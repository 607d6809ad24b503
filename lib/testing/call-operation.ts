import path from 'node:path';
import { fillPath } from '@/lib/core/routes';
import { routeFile } from '@/lib/testing/route-file';

export type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

/** What a client sends. `body` goes as JSON, `raw` as it is; a stream is sent as by a client that does not know its length. */
export type Asked = {
  token?: string;
  /** A browser's, which calls from our own page. */
  cookie?: string;
  method?: string;
  params?: Record<string, string>;
  query?: string;
  body?: unknown;
  raw?: RawBody;
  headers?: Record<string, string>;
};

type RawBody = string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;

type Address = { method: string; path: string };

/** Calls an operation, or another address of the API, as a client would: through the handler that its route file exports. */
export async function callOperation(operation: Address, asked: Asked = {}): Promise<Response> {
  const handler = await handlerOf({ path: operation.path, method: asked.method ?? operation.method });
  return callHandler(handler, operation, asked);
}

/** Calls a handler as if it were the one of an operation. */
export function callHandler(handler: Handler, { path, method }: Address, asked: Asked): Promise<Response> {
  const params = asked.params ?? {};
  const url = `http://heed.test${fillPath(path, params)}${asked.query ?? ''}`;
  const request = new Request(url, { method: asked.method ?? method, headers: headersOf(asked), ...bodyOf(asked) });
  return handler(request, { params: Promise.resolve(params) });
}

function headersOf({ token, cookie, body, headers }: Asked): Headers {
  const sent = new Headers(token === undefined ? {} : { authorization: `Token ${token}` });
  if (cookie !== undefined) {
    sent.set('cookie', cookie);
    sent.set('sec-fetch-site', 'same-origin');
  }
  if (body !== undefined) sent.set('content-type', 'application/json');
  for (const [name, value] of Object.entries(headers ?? {})) sent.set(name, value);
  return sent;
}

function bodyOf({ body, raw }: Asked): { body?: RawBody; duplex?: 'half' } {
  if (raw !== undefined) return { body: raw, ...(raw instanceof ReadableStream && { duplex: 'half' }) };
  return body === undefined ? {} : { body: JSON.stringify(body) };
}

const root = path.join(import.meta.dirname, '../..');

/** The handler that a route file exports for a method. */
export async function handlerOf(address: Address): Promise<Handler> {
  const route: Record<string, unknown> = await import(path.join(root, routeFile(address.path)));
  const handler = route[address.method];
  if (!isHandler(handler)) throw new Error(`${routeFile(address.path)} exports no ${address.method}.`);
  return handler;
}

function isHandler(value: unknown): value is Handler {
  return typeof value === 'function';
}
