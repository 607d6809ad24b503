import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { env } from '@/lib/core/env';

export type ReceivedMail = { key: string; to: string; subject: string; body: string };
type Behaviour = (call: number, response: ServerResponse) => boolean;

/**
 * A fake of Resend's HTTP API: keeps mails, knows each idempotency key once and refuses it for another mail, takes
 * no more a second than its limit, and misbehaves as told.
 * A behaviour that returns true has answered (or hung) itself; `isLate` makes it misbehave after it took the mail.
 */
export async function startFakeMailServer() {
  const mails: ReceivedMail[] = [];
  const state: State = {
    calls: 0,
    misbehave: () => false,
    isLate: false,
    perSecond: Number.POSITIVE_INFINITY,
    takenAtMs: [],
  };
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

type State = { calls: number; misbehave: Behaviour; isLate: boolean; perSecond: number; takenAtMs: number[] };

/** Whether the limit leaves room for one more call in this second. */
function takesOneMore(state: State): boolean {
  const now = performance.now();
  state.takenAtMs = state.takenAtMs.filter((at) => at > now - 1000);
  return state.takenAtMs.length < state.perSecond && state.takenAtMs.push(now) > 0;
}

function respondWithError(
  response: ServerResponse,
  statusCode: number,
  name: string,
  headers: Record<string, string> = {},
): void {
  response.writeHead(statusCode, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify({ statusCode, name, message: name.replaceAll('_', ' ') }));
}

async function answer(request: IncomingMessage, response: ServerResponse, mails: ReceivedMail[], state: State) {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  const call = ++state.calls;
  if (!state.isLate && state.misbehave(call, response)) return;
  if (!takesOneMore(state)) return respondWithError(response, 429, 'rate_limit_exceeded', { 'retry-after': '1' });
  const key = String(request.headers['idempotency-key']);
  const known = mails.findIndex((mail) => mail.key === key);
  if (known !== -1 && mails[known]?.body !== body) return respondWithError(response, 409, 'invalid_idempotent_request');
  if (known === -1) {
    const { to, subject } = JSON.parse(body);
    mails.push({ key, to, subject, body });
  }
  if (state.isLate && state.misbehave(call, response)) return;
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ id: `mail-${key}` }));
}
