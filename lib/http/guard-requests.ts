import { randomUUID } from 'node:crypto';
import { IncomingMessage, Server, ServerResponse } from 'node:http';
import { askedPathHeader } from '@/lib/auth/asked-path';
import { isSecureCookie } from '@/lib/auth/session-cookie';
import { healthOperation, readyOperation } from '@/lib/contracts/system';
import { env } from '@/lib/core/env';
import { DomainError, errorCatalogue } from '@/lib/core/errors';
import { isInOutage } from '@/lib/db/log-failure';
import { completeHeaders } from '@/lib/http/complete-headers';
import { finished } from '@/lib/http/finished';
import { isOwnHost } from '@/lib/http/own-host';
import { problem } from '@/lib/http/problem';

/** What pages learn from the proxy in front of them; a client's own copies would be believed where the proxy is passed by. */
const internalHeaders = [askedPathHeader, 'x-nonce', 'content-security-policy', 'content-security-policy-report-only'];

/** Probes ask by whatever address they know, and learn nothing but that the process lives. */
const probes = new Set([healthOperation.path, readyOperation.path]);

const OUR_FAULT = errorCatalogue.unexpected.status;
const UNAVAILABLE = errorCatalogue.unavailable.status;

declare global {
  var heedIsGuarded: boolean | undefined;
}

/**
 * Begins to guard every HTTP server of this process, before anything of Next sees a request: pages, files, streams and the
 * API answer only to our own hosts, no client can send what is ours to say, and every response has the headers that all
 * have. Node has no hooks for this but `emit` and `writeHead`.
 */
export function guardRequests(): void {
  if (globalThis.heedIsGuarded) return;
  globalThis.heedIsGuarded = true;
  completeResponses();
  // oxlint-disable-next-line typescript/unbound-method -- the proxy hands on what it was called on
  Server.prototype.emit = new Proxy(Server.prototype.emit, {
    apply: (emit, server, given) => {
      const [, request, answer] = given;
      // Requests, and what else a client can ask for: to upgrade the connection, or to be told to continue.
      if (!(request instanceof IncomingMessage)) return Reflect.apply(emit, server, given);
      for (const name of internalHeaders) delete request.headers[name];
      if (!isAnswered(request)) return rejectMisdirected(request, answer);
      return Reflect.apply(emit, server, given);
    },
  });
}

function isAnswered({ headers, socket, url = '' }: IncomingMessage): boolean {
  const arrival = { localAddress: socket.localAddress ?? '', localPort: socket.localPort ?? 0 };
  if (isOwnHost(headers.host, arrival, { publicUrl: env.AUTH_URL, listensOn: env.HOST })) return true;
  const path = pathOf(url);
  return probes.has(path.endsWith('/') ? path : `${path}/`);
}

/** Ends the connection too: whoever asked the wrong server would go on asking it. */
function rejectMisdirected({ method, socket, url = '/' }: IncomingMessage, response: unknown): true {
  if (!(response instanceof ServerResponse)) {
    socket.end('HTTP/1.1 421 Misdirected Request\r\nconnection: close\r\n\r\n');
    return true;
  }
  const id = randomUUID();
  const answer = finished(problem(new DomainError('misdirected'), pathOf(url), id), id);
  response.writeHead(answer.status, { ...Object.fromEntries(answer.headers), connection: 'close' });
  answer.text().then(
    (body) => response.end(method === 'HEAD' ? undefined : body),
    () => response.destroy(),
  );
  return true;
}

/**
 * Gives every response the headers that all have. Pages that fail because the database is away end as a fault of ours; what
 * they mean is that it passes.
 */
function completeResponses(): void {
  // oxlint-disable-next-line typescript/unbound-method -- the proxy hands on what it was called on
  ServerResponse.prototype.writeHead = new Proxy(ServerResponse.prototype.writeHead, {
    apply: (writeHead, response: ServerResponse, given) => {
      const status = given[0] === OUR_FAULT && isInOutage() ? UNAVAILABLE : Number(given[0]);
      completeHeaders(response, status, isSecureCookie);
      leaveTogether(response);
      return Reflect.apply(writeHead, response, [status, ...given.slice(1)]);
    },
  });
}

/** Sends the headers, the body and its end at once where all are there: Next writes them one by one, and each would be a packet. */
function leaveTogether({ socket }: ServerResponse): void {
  socket?.cork();
  setImmediate(() => socket?.uncork());
}

function pathOf(url: string): string {
  return url.replace(/[?#].*$/, '');
}
