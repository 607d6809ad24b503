import path from 'node:path';
import { fillPath } from '@/lib/core/routes';
import { routeFile } from '@/lib/testing/route-file';

export type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

/** What a client sends. `body` goes as JSON, `raw` as it is. */
export type Asked = {
  token?: string;
  method?: string;
  params?: Record<string, string>;
  query?: string;
  body?: unknown;
  raw?: string | Uint8Array<ArrayBuffer>;
  headers?: Record<string, string>;
};

type Address = { method: string; path: string };

/** Calls an operation as a client would: through the handler that its route file exports. */
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

function headersOf({ token, body, headers }: Asked): Headers {
  const sent = new Headers(token === undefined ? {} : { authorization: `Token ${token}` });
  if (body !== undefined) sent.set('content-type', 'application/json');
  for (const [name, value] of Object.entries(headers ?? {})) sent.set(name, value);
  return sent;
}

function bodyOf({ body, raw }: Asked): { body?: string | Uint8Array<ArrayBuffer> } {
  if (raw !== undefined) return { body: raw };
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
