import { defineFilters } from '@/lib/client/filters/define-filters';
import { oneOf } from '@/lib/client/filters/one-of';
import type { listExecutionsOperation } from '@/lib/contracts/actions/executions';

const words = { true: 'Done', false: 'Failed' } as const;

/** Which results of what the person did are on show. */
export const historyFilters = defineFilters<typeof listExecutionsOperation>()(
  { success: oneOf(['true', 'false'], { label: 'Result', any: 'All', labelOf: (id) => words[id] }) },
  { pageSize: 50 },
);
