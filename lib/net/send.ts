import http, { type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { addressError, type Network } from '@/lib/net/address-error';
import { type Resolver, resolveHost } from '@/lib/net/resolve-host';
import { parseTarget, type Target } from '@/lib/net/target';

/** What is asked of another server. `allowed`: networks beyond the public internet that may be reached. */
export type Asked = {
  url: string;
  method: 'GET' | 'POST';
  headers: Readonly<Record<string, string>>;
  body?: string;
  allowed: readonly Network[];
  /** All of it, from the look-up of the name to the last byte. */
  totalMs?: number;
  connectMs?: number;
  /** As much of the answer is read. */
  mostBytes?: number;
  resolve?: Resolver;
  /** Gives it up before its time. */
  signal?: AbortSignal;
};

/** refused: nothing was connected to, and nothing ever will be. failed: it may go better another time. */
export type Sent =
  | { kind: 'answered'; status: number; headers: IncomingHttpHeaders; body: string; isCut: boolean }
  | { kind: 'redirected'; status: number; reason: string }
  | { kind: 'refused'; reason: string }
  | { kind: 'failed'; reason: string };

const TOTAL_MS = 15_000;
const CONNECT_MS = 5_000;
const MOST_BYTES = 64 * 1024;

/**
 * Asks a server that somebody named, without trusting the name: it is resolved once, every address it has must be
 * allowed, the connection goes to one of those and to nothing else, and redirects are not followed. Never throws for what
 * the other side does.
 */
export async function send(asked: Asked): Promise<Sent> {
  const target = parseTarget(asked.url, asked.allowed);
  if (typeof target === 'string') return { kind: 'refused', reason: target };
  const late = AbortSignal.timeout(asked.totalMs ?? TOTAL_MS);
  const signal = asked.signal === undefined ? late : AbortSignal.any([late, asked.signal]);
  const addresses = await addressesOf(target, asked, signal);
  return Array.isArray(addresses) ? exchange(target, addresses, asked, signal) : addresses;
}

async function addressesOf(target: Target, asked: Asked, signal: AbortSignal): Promise<string[] | Sent> {
  if (target.isAddress) return [target.host];
  const found = await resolveHost(target.host, asked.resolve, signal);
  if (typeof found === 'string') return { kind: 'failed', reason: found };
  const reason = found.map((address) => addressError(address, asked.allowed)).find((error) => error !== null);
  return reason === undefined
    ? found
    : { kind: 'refused', reason: `${target.host} resolves to a blocked address: ${reason}` };
}

function exchange(target: Target, addresses: readonly string[], asked: Asked, signal: AbortSignal): Promise<Sent> {
  const { promise, resolve } = Promise.withResolvers<Sent>();
  const isSecure = target.url.protocol === 'https:';
  const request = (isSecure ? https : http).request({
    method: asked.method,
    hostname: target.host,
    port: target.url.port === '' ? undefined : Number(target.url.port),
    path: `${target.url.pathname}${target.url.search}`,
    headers: { ...asked.headers, host: target.url.host, ...lengthOf(asked.body) },
    agent: false,
    lookup: pinned(addresses),
    signal,
    ...(isSecure && !target.isAddress && { servername: target.host }),
  });
  const tooSlow = setTimeout(() => request.destroy(new Error('connect timeout')), asked.connectMs ?? CONNECT_MS);
  const settle = (sent: Sent) => {
    clearTimeout(tooSlow);
    resolve(sent);
  };
  request.once('error', (error) => settle({ kind: 'failed', reason: failureOf(error, signal) }));
  request.once('response', (response) => {
    void readAnswer(response, asked.mostBytes ?? MOST_BYTES)
      .catch((error: unknown): Sent => ({ kind: 'failed', reason: failureOf(error, signal) }))
      .then(settle)
      .finally(() => request.destroy());
  });
  request.once('socket', (socket) => {
    // Nothing is written before it is known who is at the other end.
    socket.once('connect', () => {
      const reason = addressError(socket.remoteAddress ?? '', asked.allowed);
      if (reason !== null) {
        settle({ kind: 'refused', reason });
        request.destroy();
        return;
      }
      if (!isSecure) clearTimeout(tooSlow);
      request.end(asked.body);
    });
    socket.once('secureConnect', () => clearTimeout(tooSlow));
  });
  return promise;
}

function lengthOf(body: string | undefined): Record<string, number> {
  return body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
}

/** A look-up that knows nothing but the addresses that were judged. */
function pinned(addresses: readonly string[]): LookupFunction {
  const known = addresses.map((address) => ({ address, family: isIP(address) }));
  return (hostname, options, found) => {
    const [first] = known;
    if (first === undefined) found(new Error(`${hostname} has no address`), '', 0);
    else if (options.all) found(null, known);
    else found(null, first.address, first.family);
  };
}

async function readAnswer(response: IncomingMessage, mostBytes: number): Promise<Sent> {
  const status = response.statusCode ?? 0;
  if (status >= 300 && status < 400) {
    return { kind: 'redirected', status, reason: `It responded ${status}, a redirect, which is not followed.` };
  }
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response) {
    chunks.push(Buffer.from(chunk));
    bytes += chunk.length;
    if (bytes > mostBytes) break;
  }
  const body = Buffer.concat(chunks).subarray(0, mostBytes).toString('utf8');
  return { kind: 'answered', status, headers: response.headers, body, isCut: bytes > mostBytes };
}

function failureOf(error: unknown, signal: AbortSignal): string {
  if (signal.aborted) return 'It didn’t respond in time.';
  const message = error instanceof Error ? error.message : '';
  if (message === 'connect timeout') return 'Connecting timed out.';
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code === '' ? 'The connection failed.' : `The connection failed: ${code}.`;
}
