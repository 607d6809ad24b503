import { dayEdge } from '@/lib/client/filters/day-edge';
import { defineFilters } from '@/lib/client/filters/define-filters';
import { flag } from '@/lib/client/filters/flag';
import { idFilter } from '@/lib/client/filters/id-filter';
import { oneOf } from '@/lib/client/filters/one-of';
import type { listAccessorGroupsOperation } from '@/lib/contracts/access/approvals';

const orders = ['requirement', 'submitter', '-expired_on'] as const;

const orderLabels: Readonly<Record<(typeof orders)[number], string>> = {
  requirement: 'By requirement',
  submitter: 'By submitter',
  '-expired_on': 'Expires last',
};

/** What narrows and sorts who has access. */
export const groupFilters = defineFilters<typeof listAccessorGroupsOperation>()(
  {
    expire_before: dayEdge('Expires until', 'end'),
    expired: flag('Ended, too'),
    o: oneOf(orders, { label: 'Sort', any: 'Expires first', labelOf: (order) => orderLabels[order] }),
    requirement: idFilter,
    submitter: idFilter,
    accessor: idFilter,
  },
  { pageSize: 25 },
);
