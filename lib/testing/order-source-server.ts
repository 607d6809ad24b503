import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { OrderSource } from '@/lib/services/order-sync/order-source';

type Answerer = (page: number, response: ServerResponse, request: IncomingMessage) => void;

/** A server of orders on this computer, as well-behaved as its `answer` is. */
export type OrderSourceServer = {
  source: OrderSource;
  /** Answers a page, counted from 1; may be changed between calls. */
  answer: Answerer;
  /** The pages that were asked for, in order. */
  asked: number[];
  close: () => void;
};

/** Starts a server whose pages are asked for as `?page=2`. */
export async function startOrderSource(name: string): Promise<OrderSourceServer> {
  const server = createServer((request, response) => {
    const page = Number(new URL(request.url ?? '', 'http://source.test').searchParams.get('page') ?? '1');
    started.asked.push(page);
    started.answer(page, response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const limits = { timeoutMs: 400, pausesMs: [5, 10], mostPages: 20, mostOrders: 3_000, mostPageBytes: 500_000 };
  const source = { name, store: null, url: `http://127.0.0.1:${port}/orders`, token: 'a-token', limits };
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  const started: OrderSourceServer = { source, answer: (_, response) => json(response, []), asked: [], close };
  return started;
}

/** Answers with JSON. */
export function json(
  response: ServerResponse,
  body: unknown,
  status = 200,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}
