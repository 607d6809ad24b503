import { defineFilters } from '@/lib/client/filters/define-filters';
import { flag } from '@/lib/client/filters/flag';
import { oneOf } from '@/lib/client/filters/one-of';
import { searchWords } from '@/lib/client/filters/search-words';
import type { listAccessRequirementsOperation } from '@/lib/contracts/access/requirements';

const orders = ['-updated', '-created'] as const;
const orderLabels: Readonly<Record<(typeof orders)[number], string>> = {
  '-updated': 'Changed last',
  '-created': 'Created last',
};

/** What narrows and sorts the requirements. */
export const requirementFilters = defineFilters<typeof listAccessRequirementsOperation>()(
  {
    q: searchWords('Search requirements'),
    include_archived: flag('Archived, too'),
    o: oneOf(orders, { label: 'Sort', any: 'By name', labelOf: (order) => orderLabels[order] }),
  },
  { pageSize: 25 },
);
