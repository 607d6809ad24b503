import { randomUUID } from 'node:crypto';
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { isIPv4, isIPv6, type Socket } from 'node:net';
import { env } from '@/lib/core/env';

const NOTE_HEADER = 'x-heed-socket';
const GROUPS_OF_A_NETWORK = 4;

declare global {
  var heedNoteKey: string | undefined;
}

/**
 * The network a request comes from: an IPv4 address, or the /64 of an IPv6 one, which is what one subscriber has.
 * Proxies are believed only with HEED_TRUST_PROXY, and then only the last. Null when it is not known.
 */
export function clientNetwork(headers: Headers): string | null {
  const noted = notedAddress(headers);
  const address = env.HEED_TRUST_PROXY ? headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() : noted;
  return address === undefined ? null : networkOf(address);
}

/** The network of an address; null for what is no address. */
export function networkOf(address: string): string | null {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (isIPv4(plain)) return plain;
  if (!isIPv6(plain)) return null;
  const [head = '', tail] = new URL(`http://[${plain}]`).hostname.slice(1, -1).split('::');
  const before = head.split(':').filter((group) => group !== '');
  const after = (tail ?? '').split(':').filter((group) => group !== '');
  const zeros = Array.from({ length: tail === undefined ? 0 : 8 - before.length - after.length }, () => '0');
  return `${[...before, ...zeros, ...after].slice(0, GROUPS_OF_A_NETWORK).join(':')}::/64`;
}

/**
 * Begins to note the address of each request's socket, which Next hides from handlers, in a header. Once is enough.
 * The note carries a key of this process, so that no client can write one.
 */
export function noteSockets(): string {
  globalThis.heedNoteKey ??= startNoting(randomUUID());
  return globalThis.heedNoteKey;
}

function notedAddress(headers: Headers): string | undefined {
  const key = noteSockets();
  const note = headers.get(NOTE_HEADER);
  return note?.startsWith(`${key} `) ? note.slice(key.length + 1) : undefined;
}

function startNoting(key: string): string {
  subscribe('http.server.request.start', (message) => {
    if (!isRequestStart(message)) return;
    message.request.headers[NOTE_HEADER] = `${key} ${message.socket.remoteAddress ?? ''}`;
  });
  return key;
}

/** What Node publishes on this channel, by its documentation. */
function isRequestStart(message: unknown): message is { request: IncomingMessage; socket: Socket } {
  return typeof message === 'object' && message !== null && 'request' in message && 'socket' in message;
}
