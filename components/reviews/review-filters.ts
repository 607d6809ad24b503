import { choice } from '@/lib/client/filters/choice';
import { defineFilters } from '@/lib/client/filters/define-filters';
import { oneOf } from '@/lib/client/filters/one-of';
import type {
  listCustomerReviewsOperation,
  listProjectReviewsOperation,
} from '@/lib/contracts/members/permission-reviews';

const status = choice(
  {
    open: { label: 'Open', query: { is_pending: 'true' } },
    closed: { label: 'Closed', query: { is_pending: 'false' } },
  },
  { label: 'Status', any: 'Any status' },
);
const orders = ['created', '-closed'] as const;
const sorting = oneOf(orders, {
  label: 'Sort',
  any: 'Newest first',
  labelOf: (order) => (order === 'created' ? 'Oldest first' : 'Last closed first'),
});

/** What narrows the reviews of projects. */
export const projectReviewFilters = defineFilters<typeof listProjectReviewsOperation>()(
  { status, o: sorting },
  { pageSize: 25 },
);

/** What narrows the reviews of organisations. */
export const customerReviewFilters = defineFilters<typeof listCustomerReviewsOperation>()(
  { status, o: sorting },
  { pageSize: 25, fixed: { of: 'organisations' } },
);
