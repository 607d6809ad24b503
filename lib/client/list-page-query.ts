import { keepPreviousData, type QueryKey, queryOptions } from '@tanstack/react-query';
import { call } from '@/lib/client/call';
import { SAFETY_NET_MS } from '@/lib/client/safety-net';
import type { AnswerOf, Operation, RequestOf } from '@/lib/contracts/operation';

/** One page of a list, and how many rows there are on all pages. */
export type ListPage<Row> = { rows: readonly Row[]; total: number };

/** A page of the list that an operation answers; while the next one loads, the one before stays. */
export function listPageQuery<O extends Operation>(
  queryKey: QueryKey,
  operation: () => O | Promise<O>,
  input: RequestOf<O>,
) {
  return queryOptions({
    queryKey,
    queryFn: async ({ signal }): Promise<{ rows: AnswerOf<O>; total: number }> => {
      const { answer, total } = await call(await operation(), input, { signal });
      return { rows: answer, total };
    },
    refetchInterval: SAFETY_NET_MS,
    placeholderData: keepPreviousData,
  });
}
