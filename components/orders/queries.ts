import { queryOptions } from '@tanstack/react-query';
import { call } from '@/lib/client/call';

import { type Order, readOrderOperation } from '@/lib/contracts/marketplace';
import { type ObjectEvent, readOrderHistoryOperation } from '@/lib/contracts/marketplace-details';

export const orderKeys = {
  all: ['orders'],
  detail: (uuid: string) => [...orderKeys.all, 'detail', uuid],
  history: (uuid: string) => [...orderKeys.detail(uuid), 'history'],
} as const;

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
