import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '@/lib/client/call';
import type { Execution, listExecutionsOperation } from '@/lib/contracts/executions';
import type { GivenTo } from '@/lib/contracts/operation';

export type ExecutionsGiven = GivenTo<typeof listExecutionsOperation>;

/** One page of executions, and how many there are on all. */
export type ExecutionPage = { rows: Execution[]; total: number };

export const executionKeys = {
  all: ['executions'],
  list: (given: ExecutionsGiven) => [...executionKeys.all, 'list', given],
} as const;

/** What the person did, newest first. */
export function executionListQuery(given: ExecutionsGiven) {
  return queryOptions({
    queryKey: executionKeys.list(given),
    queryFn: async ({ signal }): Promise<ExecutionPage> => {
      const { listExecutionsOperation } = await import('@/lib/contracts/executions');
      const { answer, total } = await call(listExecutionsOperation, given, { signal });
      return { rows: answer, total };
    },
    placeholderData: keepPreviousData,
  });
}
