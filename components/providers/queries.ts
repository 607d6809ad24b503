import { queryOptions } from '@tanstack/react-query';
import { call } from '@/lib/client/call';
import { SAFETY_NET_MS } from '@/lib/client/safety-net';
import { listProvidersOperation, type Provider } from '@/lib/contracts/actions/providers';
import { MOST_PER_PAGE } from '@/lib/contracts/common';

export const providerKeys = {
  all: ['providers'],
  list: () => [...providerKeys.all, 'list'],
} as const;

/** Every provider; there are never more than a page of them. */
export const providerListQuery = queryOptions({
  queryKey: providerKeys.list(),
  queryFn: async ({ signal }): Promise<Provider[]> =>
    (await call(listProvidersOperation, { page_size: String(MOST_PER_PAGE) }, { signal })).answer,
  refetchInterval: SAFETY_NET_MS,
});
