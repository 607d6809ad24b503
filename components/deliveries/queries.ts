import { queryOptions } from '@tanstack/react-query';
import { call } from '@/lib/client/call';
import { listPageQuery } from '@/lib/client/list-page-query';
import {
  type DeliveryDetail,
  listDeliveriesOperation,
  readDeliveryOperation,
} from '@/lib/contracts/delivery/deliveries';
import { listSetAsideMessagesOperation } from '@/lib/contracts/delivery/set-aside-messages';
import type { QueryTo } from '@/lib/contracts/operation';

type DeliveriesQuery = QueryTo<typeof listDeliveriesOperation>;

export const deliveryKeys = {
  all: ['deliveries'],
  list: (query: DeliveriesQuery) => [...deliveryKeys.all, 'list', query],
  one: (uuid: string) => [...deliveryKeys.all, 'one', uuid],
  setAside: () => [...deliveryKeys.all, 'set-aside'],
  setAsidePage: (page: number) => [...deliveryKeys.setAside(), page],
} as const;

/** A page of deliveries, newest first. */
export function deliveryListQuery(query: DeliveriesQuery) {
  return listPageQuery(deliveryKeys.list(query), () => listDeliveriesOperation, query);
}

/** One delivery with its attempts and its mail. */
export function deliveryQuery(uuid: string) {
  return queryOptions({
    queryKey: deliveryKeys.one(uuid),
    queryFn: async ({ signal }): Promise<DeliveryDetail> =>
      (await call(readDeliveryOperation, { uuid }, { signal })).answer,
  });
}

export const SET_ASIDE_PER_PAGE = 20;

/** A page of the messages that are set aside, newest first. */
export function setAsideQuery(page: number) {
  const query = { page: String(page), page_size: String(SET_ASIDE_PER_PAGE) };
  return listPageQuery(deliveryKeys.setAsidePage(page), () => listSetAsideMessagesOperation, query);
}
