import { listPageQuery } from '@/lib/client/list-page-query';
import { listIngestSourcesOperation } from '@/lib/contracts/alerts/ingest';
import { MOST_PER_PAGE } from '@/lib/contracts/common';

export const sourceKeys = {
  all: ['sources'],
  list: () => [...sourceKeys.all, 'list'],
} as const;

/** Every source, those in use first; there are hardly ever more than a page of them. */
export const sourceListQuery = listPageQuery(sourceKeys.list(), () => listIngestSourcesOperation, {
  page_size: String(MOST_PER_PAGE),
});
