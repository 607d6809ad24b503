import { lookup } from 'node:dns/promises';

/** Finds every address of a name. */
export type Resolver = (host: string) => Promise<string[]>;

const systemResolver: Resolver = async (host) => {
  const found = await lookup(host, { all: true });
  return found.map(({ address }) => address);
};

/** Every address of a name, asked for once; or the sentence that says why there are none. */
export async function resolveHost(
  host: string,
  resolver: Resolver = systemResolver,
  signal: AbortSignal,
): Promise<string[] | string> {
  const late = Promise.withResolvers<never>();
  signal.addEventListener('abort', () => late.reject(new Error('too late')), { once: true });
  try {
    const found = await Promise.race([resolver(host), late.promise]);
    return found.length > 0 ? found : `${host} has no address.`;
  } catch {
    return signal.aborted ? `Looking up ${host} timed out.` : `${host} can’t be found.`;
  }
}
