import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { env } from '@/lib/core/env';

export type ReceivedMail = { key: string; to: string; subject: string; body: string };
type Behaviour = (call: number, response: ServerResponse) => boolean;

/**
 * A local stand-in of Resend's HTTP API: keeps mails, knows each idempotency key once, and misbehaves as told.
 * A behaviour that returns true has answered (or hung) itself; `isLate` makes it misbehave after it took the mail.
 */
export async function startMailStandIn() {
  const mails: ReceivedMail[] = [];
  const state: State = { calls: 0, misbehave: () => false, isLate: false };
  const server = createServer((request, response) => {
    void answer(request, response, mails, state);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const before = { key: env.RESEND_API_KEY, url: env.RESEND_BASE_URL };
  env.RESEND_API_KEY = 're_test';
  env.RESEND_BASE_URL = `http://127.0.0.1:${port}`;
  const stop = async () => {
    env.RESEND_API_KEY = before.key;
    env.RESEND_BASE_URL = before.url;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { mails, state, stop };
}

type State = { calls: number; misbehave: Behaviour; isLate: boolean };

async function answer(request: IncomingMessage, response: ServerResponse, mails: ReceivedMail[], state: State) {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  const call = ++state.calls;
  if (!state.isLate && state.misbehave(call, response)) return;
  const key = String(request.headers['idempotency-key']);
  const known = mails.findIndex((mail) => mail.key === key);
  if (known === -1) {
    const { to, subject } = JSON.parse(body);
    mails.push({ key, to, subject, body });
  }
  if (state.isLate && state.misbehave(call, response)) return;
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ id: `mail-${key}` }));
}
