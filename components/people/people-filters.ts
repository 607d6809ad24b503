import { choice } from '@/lib/client/filters/choice';
import { defineFilters } from '@/lib/client/filters/define-filters';
import { searchWords } from '@/lib/client/filters/search-words';
import type { listUsersOperation } from '@/lib/contracts/people/users';

const groups = {
  active: { label: 'Active', query: { status: 'active' } },
  suspended: { label: 'Suspended', query: { status: 'suspended' } },
  deleted: { label: 'Deleted', query: { status: 'deleted' } },
  staff: { label: 'Staff', query: { is_staff: 'true' } },
} as const;

/** What narrows the people: words, and their status or what they do for the installation. */
export const peopleFilters = defineFilters<typeof listUsersOperation>()(
  {
    q: searchWords('Search names and email addresses'),
    show: choice(groups, { label: 'Show', any: 'Everyone', isNamedInAddress: true }),
  },
  { pageSize: 25 },
);
