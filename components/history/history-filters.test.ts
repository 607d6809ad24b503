import { expect, test } from 'vitest';
import { historyFilters } from '@/components/history/history-filters';
import { listExecutionsOperation } from '@/lib/contracts/actions/executions';

test.each([
  { success: '', page: 1 },
  { success: 'true', page: 2 },
  { success: 'false', page: 1 },
] as const)('success "$success", page $page survives the address and is a query that the operation takes', (values) => {
  expect(historyFilters.parse(new URLSearchParams(historyFilters.address(values)))).toEqual(values);
  expect(listExecutionsOperation.query.safeParse(historyFilters.query(values)).success).toBe(true);
});
