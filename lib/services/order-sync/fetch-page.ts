import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { parseNetworks } from '@/lib/net/address-error';
import { type Sent, send } from '@/lib/net/send';
import type { OrderSource } from '@/lib/services/order-sync/order-source';
import { SourceFailed } from '@/lib/services/order-sync/source-failed';

/** One page: its orders as they came, where the next one is, and how many orders the source says there are. */
export type SourcePage = { orders: readonly unknown[]; next: string | null; announced: number | null };

/** The owner of the installation named the source, so it may be anywhere. */
const everywhere = parseNetworks(['0.0.0.0/0', '::/0']);
const pageShape = z.union([
  z.array(z.unknown()).transform((orders) => ({ orders, next: null, count: null })),
  z.object({ orders: z.array(z.unknown()), next: z.string().nullish(), count: z.number().nullish() }),
]);
const mayPass = new Set([408, 425, 429]);
/** What a proxy answers in front of a server that does not. */
const fromBefore = new Set([502, 503, 504]);

/** Fetches one page, some times over while it fails for reasons that may pass. @throws SourceFailed */
export async function fetchPage(source: OrderSource, url: string): Promise<SourcePage> {
  let sent = await ask(source, url);
  for (const pauseMs of source.limits.pausesMs) {
    if (!isPassing(sent)) break;
    await pause(pauseMs);
    sent = await ask(source, url);
  }
  return readPage(sent, url);
}

function ask({ token, limits }: OrderSource, url: string): Promise<Sent> {
  return send({
    url,
    method: 'GET',
    headers: { accept: 'application/json', ...(token !== null && { authorization: `Bearer ${token}` }) },
    allowed: everywhere,
    totalMs: limits.timeoutMs,
    mostBytes: limits.mostPageBytes,
  });
}

function isPassing(sent: Sent): boolean {
  if (sent.kind === 'answered') return sent.status >= 500 || mayPass.has(sent.status);
  return sent.kind === 'failed';
}

function readPage(sent: Sent, url: string): SourcePage {
  if (sent.kind !== 'answered') throw new SourceFailed(sent.reason, { isUnreachable: sent.kind !== 'redirected' });
  if (sent.status !== 200) {
    throw new SourceFailed(`It responded ${sent.status}.`, { isUnreachable: fromBefore.has(sent.status) });
  }
  if (sent.isCut) throw new SourceFailed('A page is too large.');
  const parsed = pageShape.safeParse(jsonOf(sent.body));
  if (!parsed.success) throw new SourceFailed('A page is neither a list of orders nor an object containing one.');
  const { orders, next, count } = parsed.data;
  const following = next ?? linkedNext(sent.headers['link']);
  return { orders, next: following === null ? null : sameOrigin(following, url), announced: count ?? null };
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new SourceFailed('A page is not JSON.');
  }
}

/** The target of `Link: <…>; rel="next"`. */
function linkedNext(header: string | string[] | undefined): string | null {
  const links = [header ?? []]
    .flat()
    .join(',')
    .split(/,\s*(?=<)/);
  const next = links.find((link) => /;\s*rel="?next"?\s*(;|$)/i.test(link));
  return /^\s*<([^>]*)>/.exec(next ?? '')?.[1] ?? null;
}

/** The token goes to the server that it is for, and to no other. */
function sameOrigin(next: string, url: string): string {
  if (!URL.canParse(next, url)) throw new SourceFailed('The URL of the next page is not valid.');
  const following = new URL(next, url);
  if (following.origin !== new URL(url).origin) throw new SourceFailed('The next page is on another server.');
  return following.href;
}
