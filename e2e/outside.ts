import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { z } from 'zod';

/**
 * Stands in for what is outside an installation while journeys run: the mail provider, which takes mails by its API and
 * shows them at /mails?to=ADDRESS and refuses those to @refused.example, and an order source that has no orders.
 */

const mail = z.object({ to: z.string(), subject: z.string(), html: z.string(), text: z.string() });

const taken = new Map<string, z.output<typeof mail>>();

createServer((request, response) => {
  void answer(request, response);
}).listen(Number(process.env['PORT']), '127.0.0.1');

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  response.setHeader('content-type', 'application/json');
  if (request.method === 'POST') {
    const key = String(request.headers['idempotency-key']);
    const sent = mail.parse(JSON.parse(await bodyOf(request)));
    if (sent.to.endsWith('@refused.example')) {
      response.statusCode = 422;
      response.end(JSON.stringify({ statusCode: 422, name: 'validation_error', message: 'Invalid `to` field.' }));
      return;
    }
    taken.set(key, sent);
    response.end(JSON.stringify({ id: key }));
    return;
  }
  if (url.pathname === '/orders') {
    response.end(JSON.stringify({ orders: [], count: 0 }));
    return;
  }
  response.end(JSON.stringify([...taken.values()].filter(({ to }) => to === url.searchParams.get('to'))));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}
