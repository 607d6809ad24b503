import { defineFilters } from '@/lib/client/filters/define-filters';
import { flag } from '@/lib/client/filters/flag';
import { oneOf } from '@/lib/client/filters/one-of';
import { searchWords } from '@/lib/client/filters/search-words';
import type { listCustomersOperation } from '@/lib/contracts/customers/customers';

const orders = ['-created', '-projects_count', '-users_count'] as const;

const orderLabels: Readonly<Record<(typeof orders)[number], string>> = {
  '-created': 'Newest first',
  '-projects_count': 'Most projects first',
  '-users_count': 'Most people first',
};

/** What narrows and sorts the organisations. */
export const organisationFilters = defineFilters<typeof listCustomersOperation>()(
  {
    query: searchWords('Search organisations'),
    owned_by_current_user: flag('Owned by me'),
    archived: flag('Archived'),
    o: oneOf(orders, { label: 'Sort', any: 'By name', labelOf: (order) => orderLabels[order] }),
  },
  { pageSize: 25 },
);
