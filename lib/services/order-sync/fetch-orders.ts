import { fetchPage } from '@/lib/services/order-sync/fetch-page';
import type { OrderSource } from '@/lib/services/order-sync/order-source';
import { SourceFailed } from '@/lib/services/order-sync/source-failed';

/** All that a source has, as it came. `announced`: how many orders its first page spoke of. */
export type Fetched = { orders: readonly unknown[]; pages: number; announced: number | null };

/** Fetches every page of a source, one after the other, within the limits. @throws SourceFailed */
export async function fetchOrders(source: OrderSource): Promise<Fetched> {
  const { mostPages, mostOrders } = source.limits;
  const seen = new Set<string>();
  const orders: unknown[] = [];
  let announced: number | null = null;
  let next: string | null = new URL(source.url).href;
  while (next !== null) {
    if (seen.has(next)) throw new SourceFailed('Its pages form a loop.');
    if (seen.size === mostPages) throw new SourceFailed(`It has more than ${mostPages} pages.`);
    seen.add(next);
    const page = await fetchPage(source, next);
    announced ??= page.announced;
    for (const order of page.orders) orders.push(order);
    if (orders.length > mostOrders) throw new SourceFailed(`It has more than ${mostOrders} orders.`);
    next = page.next;
  }
  return { orders, pages: seen.size, announced };
}
