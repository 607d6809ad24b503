import { expect, test } from 'vitest';
import {
  type HistoryFilters,
  historyFiltersOf,
  historyGiven,
  historyQueryOf,
} from '@/components/history/history-filters';
import { listExecutionsOperation } from '@/lib/contracts/executions';

test.each<HistoryFilters>([
  { result: 'all', page: 1 },
  { result: 'done', page: 2 },
  { result: 'failed', page: 1 },
])('$result, page $page survives the address and is a question the call accepts', (filters) => {
  expect(historyFiltersOf(new URLSearchParams(historyQueryOf(filters)))).toEqual(filters);
  expect(listExecutionsOperation.query.safeParse(historyGiven(filters)).success).toBe(true);
});

test('what an address cannot mean is off', () => {
  expect(historyFiltersOf(new URLSearchParams('success=maybe&page=-1'))).toEqual({ result: 'all', page: 1 });
});
