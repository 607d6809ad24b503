/** How a request reached this process: the address and port of ours that its connection came in on. */
export type Arrival = { localAddress: string; localPort: number };

/** What the installation says of its own address. */
export type OwnAddress = {
  /** AUTH_URL, the address that people open. */
  publicUrl: string | undefined;
  /** HOST, where it listens. */
  listensOn: string;
};

const HTTP_PORT = '80';
const HOST = /^(\[[\da-f:.]+\]|[\w.-]+)(:\d{1,5})?$/i;

/**
 * Whether a Host header names this installation: the host of AUTH_URL, or a loopback name with our port. Without AUTH_URL
 * also HOST itself and the very address that the connection came in on. A page on the web whose own name resolves to this
 * computer (DNS rebinding) can send none of them.
 */
export function isOwnHost(host: string | undefined, arrival: Arrival, own: OwnAddress): boolean {
  if (host === undefined || !HOST.test(host)) return false;
  if (own.publicUrl !== undefined && isPublicHost(host, new URL(own.publicUrl))) return true;
  if (!URL.canParse(`http://${host}`)) return false;
  const { hostname, port } = new URL(`http://${host}`);
  if ((port || HTTP_PORT) !== String(arrival.localPort)) return false;
  const name = plain(hostname);
  if (isLoopbackName(name)) return true;
  return own.publicUrl === undefined && (name === plain(own.listensOn) || name === plain(arrival.localAddress));
}

/** Some proxies leave the port out of the Host header. */
function isPublicHost(host: string, { protocol, host: publicHost, hostname }: URL): boolean {
  const asked = `${protocol}//${host}`;
  return URL.canParse(asked) && [publicHost, hostname].includes(new URL(asked).host);
}

function isLoopbackName(name: string): boolean {
  return name === 'localhost' || name === '::1' || /^127(\.\d+){3}$/.test(name);
}

/** An address as it is compared: without brackets and zone, and an IPv4 address in IPv6 as the former. */
function plain(address: string): string {
  return address
    .toLowerCase()
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/%.*$/, '')
    .replace(/^::ffff:(?=\d+\.)/, '');
}
