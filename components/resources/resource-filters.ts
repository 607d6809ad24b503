import { defineFilters } from '@/lib/client/filters/define-filters';
import { flag } from '@/lib/client/filters/flag';
import { oneOf } from '@/lib/client/filters/one-of';
import { searchWords } from '@/lib/client/filters/search-words';
import type { listResourcesOperation } from '@/lib/contracts/marketplace/marketplace';
import { resourceStateNames } from '@/lib/contracts/marketplace/names';

const orders = ['end_date', 'name', 'project_name', 'offering_name', 'state'] as const;

const orderLabels: Readonly<Record<(typeof orders)[number], string>> = {
  end_date: 'Ends first',
  name: 'By name',
  project_name: 'By project',
  offering_name: 'By offering',
  state: 'By status',
};

/** What narrows and sorts the resources. */
export const resourceFilters = defineFilters<typeof listResourcesOperation>()(
  {
    query: searchWords('Search resources'),
    state: oneOf(resourceStateNames, { label: 'Status', any: 'Any status', labelOf: (state) => state }),
    has_terminate_date: flag('With an end date'),
    paused: flag('Paused'),
    o: oneOf(orders, { label: 'Sort', any: 'Newest first', labelOf: (order) => orderLabels[order] }),
  },
  { pageSize: 25 },
);
