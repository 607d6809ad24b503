import { queryOptions } from '@tanstack/react-query';
import { call } from '@/lib/client/call';
import { listPageQuery } from '@/lib/client/list-page-query';
import { type ObjectEvent, readOrderHistoryOperation } from '@/lib/contracts/marketplace/details';
import { listOrdersOperation, type Order, readOrderOperation } from '@/lib/contracts/marketplace/marketplace';
import type { QueryTo } from '@/lib/contracts/operation';
import { listProjectOfferingsOperation } from '@/lib/contracts/projects/commands';

type OrdersQuery = QueryTo<typeof listOrdersOperation>;

export const orderKeys = {
  all: ['orders'],
  detail: (uuid: string) => [...orderKeys.all, 'detail', uuid],
  list: (query: OrdersQuery) => [...orderKeys.all, 'list', query],
  ofProject: (uuid: string, page: number) => [...orderKeys.all, 'project', uuid, page],
  offerings: (uuid: string, words: string) => [...orderKeys.all, 'offerings', uuid, words],
  history: (uuid: string) => [...orderKeys.detail(uuid), 'history'],
} as const;

/** A page of the orders that the person sees. */
export function orderListQuery(query: OrdersQuery) {
  return listPageQuery(orderKeys.list(query), () => listOrdersOperation, query);
}

/** One order. */
export function orderQuery(uuid: string) {
  return queryOptions({
    queryKey: orderKeys.detail(uuid),
    queryFn: async ({ signal }): Promise<Order> => (await call(readOrderOperation, { uuid }, { signal })).answer,
  });
}

/** What happened to one order, newest first. */
export function orderHistoryQuery(uuid: string) {
  return queryOptions({
    queryKey: orderKeys.history(uuid),
    queryFn: async ({ signal }): Promise<ObjectEvent[]> =>
      (await call(readOrderHistoryOperation, { uuid }, { signal })).answer,
  });
}

export const ORDERS_SHOWN = 10;

/** A page of the orders of a project, newest first. */
export function projectOrdersQuery(uuid: string, page: number) {
  const query = { project_uuid: uuid, page: String(page), page_size: String(ORDERS_SHOWN) };
  return listPageQuery(orderKeys.ofProject(uuid, page), () => listOrdersOperation, query);
}

const MOST_OFFERINGS = '100';

/** What can be ordered in a project, by name. */
export function projectOfferingsQuery(uuid: string, words: string) {
  const query = { uuid, page_size: MOST_OFFERINGS, ...(words !== '' && { q: words }) };
  return listPageQuery(orderKeys.offerings(uuid, words), () => listProjectOfferingsOperation, query);
}
