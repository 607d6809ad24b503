import { queryOptions } from '@tanstack/react-query';
import { call } from '@/lib/client/call';
import { MOST_PER_PAGE } from '@/lib/contracts/common';
import { listProvidersOperation, type Provider } from '@/lib/contracts/providers';

const POLL_MS = 30_000;

export const providerKeys = {
  all: ['providers'],
  list: () => [...providerKeys.all, 'list'],
} as const;

/** Every provider; there are never more than a page of them. */
export const providerListQuery = queryOptions({
  queryKey: providerKeys.list(),
  queryFn: async ({ signal }): Promise<Provider[]> =>
    (await call(listProvidersOperation, { page_size: String(MOST_PER_PAGE) }, { signal })).answer,
  refetchInterval: POLL_MS,
});
