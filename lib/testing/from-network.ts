import { noteSockets } from '@/lib/net/client-network';

/** The headers of a request that comes from an address, as the server notes it. */
export function fromNetwork(address: string): Record<string, string> {
  return { 'x-heed-socket': `${noteSockets()} ${address}` };
}
