import { isIP } from 'node:net';
import { addressError, type Network } from '@/lib/net/address-error';

/** A URL that may be asked, as far as can be told without resolving its name. */
export type Target = { url: URL; host: string; isAddress: boolean };

const LONGEST_URL = 2_000;
const FIRST_FREE_PORT = 1_024;
const webPorts = [80, 443];

/** Ports of databases, mail, remote control and the like: what they make of a request, nobody should find out. */
const foreignPorts = new Set([
  1433, 1521, 1719, 1720, 1723, 2049, 2375, 2376, 2379, 2380, 3306, 3389, 3659, 4045, 4190, 5060, 5061, 5432, 5672,
  5900, 6000, 6379, 6443, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 9200, 9300, 10080, 10250, 11211, 27017,
]);

/**
 * Reads a URL that somebody gave. Every way to write an IPv4 address (octal, hexadecimal, one number, full-width digits)
 * is the same address once it is parsed, and is judged as that.
 * @returns the target, or the reason why it is refused
 */
export function parseTarget(given: string, allowed: readonly Network[]): Target | string {
  if (given.length > LONGEST_URL) return `Use at most ${LONGEST_URL} characters.`;
  if (hasOddCharacter(given)) return 'Remove spaces and control characters.';
  if (!URL.canParse(given)) return 'Enter a valid URL.';
  const url = new URL(given);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'The URL must start with https:// or http://.';
  if (url.username !== '' || url.password !== '') return 'The URL must not contain a username or password.';
  const portError = findPortError(url);
  if (portError !== null) return portError;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const isAddress = isIP(host) !== 0;
  const error = isAddress ? addressError(host, allowed) : null;
  return error ?? { url, host, isAddress };
}

/** URLs drop tabs and line breaks silently; whoever writes one there means something else. */
function hasOddCharacter(text: string): boolean {
  return /[\p{C}\p{Z}\\]/u.test(text);
}

function findPortError(url: URL): string | null {
  const port = url.port === '' ? null : Number(url.port);
  if (port === null || webPorts.includes(port)) return null;
  return port < FIRST_FREE_PORT || foreignPorts.has(port) ? `Port ${port} is not a web port.` : null;
}
