import { queryOptions } from '@tanstack/react-query';
import { call } from '@/lib/client/call';
import { MOST_PER_PAGE } from '@/lib/contracts/common';
import { type IngestSource, listIngestSourcesOperation } from '@/lib/contracts/ingest';

const REST_MS = 60_000;

export const sourceKeys = {
  all: ['sources'],
  list: () => [...sourceKeys.all, 'list'],
} as const;

/** Every source, those in use first; there are hardly ever more than a page of them. */
export const sourceListQuery = queryOptions({
  queryKey: sourceKeys.list(),
  queryFn: async ({ signal }): Promise<IngestSource[]> =>
    (await call(listIngestSourcesOperation, { page_size: String(MOST_PER_PAGE) }, { signal })).answer,
  refetchInterval: REST_MS,
});
