import { parseNetworks } from '@/lib/net/address-error';
import { send } from '@/lib/net/send';

/** The owner of the installation named the server, so it may be anywhere. */
const everywhere = parseNetworks(['0.0.0.0/0', '::/0']);
const TIMEOUT_MS = 5_000;
const OUT_OF_ORDER = 500;

/** Whether Inngest's server answers at its address: with anything but a failure of its own or of what stands before it. */
export async function isEngineReachable(url: string): Promise<boolean> {
  const sent = await send({ url, method: 'GET', headers: {}, allowed: everywhere, totalMs: TIMEOUT_MS });
  if (sent.kind === 'answered') return sent.status < OUT_OF_ORDER;
  return sent.kind !== 'failed';
}
