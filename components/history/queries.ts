import { listPageQuery } from '@/lib/client/list-page-query';
import type { listExecutionsOperation } from '@/lib/contracts/actions/executions';
import type { QueryTo } from '@/lib/contracts/operation';

type ExecutionsQuery = QueryTo<typeof listExecutionsOperation>;

export const executionKeys = {
  all: ['executions'],
  list: (query: ExecutionsQuery) => [...executionKeys.all, 'list', query],
} as const;

/** What the person did, newest first. */
export function executionListQuery(query: ExecutionsQuery) {
  const operation = async () => (await import('@/lib/contracts/actions/executions')).listExecutionsOperation;
  return { ...listPageQuery(executionKeys.list(query), operation, query), refetchInterval: false } as const;
}
