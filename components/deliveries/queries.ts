import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '@/lib/client/call';
import { SAFETY_NET_MS } from '@/lib/client/safety-net';
import {
  type Delivery,
  type DeliveryDetail,
  listDeliveriesOperation,
  readDeliveryOperation,
} from '@/lib/contracts/deliveries';
import type { GivenTo } from '@/lib/contracts/operation';
import { listSetAsideMessagesOperation, type SetAsideMessage } from '@/lib/contracts/set-aside-messages';

export type DeliveriesGiven = GivenTo<typeof listDeliveriesOperation>;
export type DeliveryPage = { rows: Delivery[]; total: number };

export const deliveryKeys = {
  all: ['deliveries'],
  list: (given: DeliveriesGiven) => [...deliveryKeys.all, 'list', given],
  one: (uuid: string) => [...deliveryKeys.all, 'one', uuid],
  setAside: () => [...deliveryKeys.all, 'set-aside'],
  setAsidePage: (page: number) => [...deliveryKeys.setAside(), page],
} as const;

/** A page of the ledger, newest first; while the next one loads, the one before stays. */
export function deliveryListQuery(given: DeliveriesGiven) {
  return queryOptions({
    queryKey: deliveryKeys.list(given),
    queryFn: async ({ signal }): Promise<DeliveryPage> => {
      const { answer, total } = await call(listDeliveriesOperation, given, { signal });
      return { rows: answer, total };
    },
    refetchInterval: SAFETY_NET_MS,
    placeholderData: keepPreviousData,
  });
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
export type SetAsidePage = { rows: SetAsideMessage[]; total: number };

/** A page of the messages that are set aside, newest first. */
export function setAsideQuery(page: number) {
  return queryOptions({
    queryKey: deliveryKeys.setAsidePage(page),
    queryFn: async ({ signal }): Promise<SetAsidePage> => {
      const given = { page: String(page), page_size: String(SET_ASIDE_PER_PAGE) };
      const { answer, total } = await call(listSetAsideMessagesOperation, given, { signal });
      return { rows: answer, total };
    },
    refetchInterval: SAFETY_NET_MS,
    placeholderData: keepPreviousData,
  });
}
