import { choice } from '@/lib/client/filters/choice';
import { defineFilters } from '@/lib/client/filters/define-filters';
import { oneOf } from '@/lib/client/filters/one-of';
import { searchWords } from '@/lib/client/filters/search-words';
import type { listOrdersOperation } from '@/lib/contracts/marketplace/marketplace';
import { orderStateNames, orderTypeNames } from '@/lib/contracts/marketplace/names';
import { formatOrderState } from '@/lib/core/wording';

const orders = ['created', '-modified', '-cost', 'state'] as const;

const orderLabels: Readonly<Record<(typeof orders)[number], string>> = {
  created: 'Oldest first',
  '-modified': 'Last changed first',
  '-cost': 'Highest cost first',
  state: 'By status',
};

/** What narrows and sorts the orders. */
export const orderFilters = defineFilters<typeof listOrdersOperation>()(
  {
    query: searchWords('Search orders'),
    approval: choice(
      {
        consumer: { label: 'For the project', query: { can_approve_as_consumer: 'true' } },
        provider: { label: 'For the provider', query: { can_approve_as_provider: 'true' } },
      },
      { label: 'I can approve', any: 'All orders', isNamedInAddress: true },
    ),
    state: oneOf(orderStateNames, { label: 'Status', any: 'Any status', labelOf: formatOrderState }),
    type: oneOf(orderTypeNames, { label: 'Type', any: 'Any type', labelOf: (type) => type }),
    o: oneOf(orders, { label: 'Sort', any: 'Newest first', labelOf: (order) => orderLabels[order] }),
  },
  { pageSize: 25 },
);
