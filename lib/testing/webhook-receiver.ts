import { createServer, type IncomingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';
import { Webhook } from 'standardwebhooks';

type Received = { headers: IncomingHttpHeaders; body: string };

/** Another system that takes webhooks, on this computer. */
export type WebhookReceiver = {
  url: string;
  received: Received[];
  /** How many calls have come, also those that it took nothing of. */
  calls: number;
  /** Whether it answers nothing, and whether it has taken the message by then. */
  silence: 'never' | 'before' | 'after';
  /** The statuses that it answers, one call after the other; 200 when there are no more. */
  answers: number[];
  /** Its Retry-After with every answer; none when empty. */
  retryAfter: string;
  close: () => void;
};

/** Starts a receiver on a free port of the loopback address. */
export async function startWebhookReceiver(): Promise<WebhookReceiver> {
  const receiver: WebhookReceiver = {
    url: '',
    received: [],
    calls: 0,
    silence: 'never',
    answers: [],
    retryAfter: '120',
    close: () => undefined,
  };
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      receiver.calls++;
      if (receiver.silence === 'before') return;
      receiver.received.push({ headers: request.headers, body });
      if (receiver.silence === 'after') return;
      const wait = receiver.retryAfter === '' ? {} : { 'retry-after': receiver.retryAfter };
      response.writeHead(receiver.answers.shift() ?? 200, { location: '/elsewhere', ...wait }).end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return Object.assign(receiver, { url: `http://127.0.0.1:${port}/hook`, close: () => void server.close() });
}

/** Verifies a message with the official library, as a receiver does with its secret. @throws when the signature is another's */
export function verifyReceived({ headers, body }: Received, secret: string): unknown {
  const headerOf = (name: string) => String(headers[name] ?? '');
  return new Webhook(secret).verify(body, {
    'webhook-id': headerOf('webhook-id'),
    'webhook-timestamp': headerOf('webhook-timestamp'),
    'webhook-signature': headerOf('webhook-signature'),
  });
}
