import { listPageQuery } from '@/lib/client/list-page-query';
import { MOST_PER_PAGE } from '@/lib/contracts/common';
import { listIngestSourcesOperation } from '@/lib/contracts/ingest';

export const sourceKeys = {
  all: ['sources'],
  list: () => [...sourceKeys.all, 'list'],
} as const;

/** Every source, those in use first; there are hardly ever more than a page of them. */
export const sourceListQuery = listPageQuery(sourceKeys.list(), () => listIngestSourcesOperation, {
  page_size: String(MOST_PER_PAGE),
});
