import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '@/lib/client/call';
import { listCustomerCostsOperation } from '@/lib/contracts/customers/figures';
import type { AnswerOf } from '@/lib/contracts/operation';
import { listProjectCostsOperation } from '@/lib/contracts/projects/figures';

/** A project or an organisation whose orders cost something. */
export type CostPlace = { kind: 'project' | 'customer'; uuid: string };

type Cost = AnswerOf<typeof listProjectCostsOperation>[number] & { project_name?: string };

const operations = { project: listProjectCostsOperation, customer: listCustomerCostsOperation };

/** The operation that lists the costs of a place. */
export const costsOperation =
  ({ kind }: CostPlace) =>
  () =>
    operations[kind];

export const COSTS_SHOWN = 10;

export const costKeys = {
  all: ['costs'],
  list: ({ kind, uuid }: CostPlace, page: number) => [...costKeys.all, kind, uuid, page],
} as const;

/** A page of the orders that the costs of a place are the sum of, newest first. */
export function costsQuery(place: CostPlace, page: number) {
  const query = { uuid: place.uuid, page: String(page), page_size: String(COSTS_SHOWN) };
  return queryOptions({
    queryKey: costKeys.list(place, page),
    queryFn: async ({ signal }): Promise<{ rows: readonly Cost[]; total: number }> => {
      const { answer, total } = await call(operations[place.kind], query, { signal });
      return { rows: answer, total };
    },
    placeholderData: keepPreviousData,
  });
}
