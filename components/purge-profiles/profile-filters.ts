import { statusLabels } from '@/components/purge-profiles/profile-labels';
import { defineFilters } from '@/lib/client/filters/define-filters';
import { oneOf } from '@/lib/client/filters/one-of';
import { searchWords } from '@/lib/client/filters/search-words';
import { type listPurgeProfilesOperation, purgedStatuses } from '@/lib/contracts/people/purge-profiles';

/** What narrows the purge profiles. */
export const profileFilters = defineFilters<typeof listPurgeProfilesOperation>()(
  {
    q: searchWords('Search purge profiles'),
    applies_to: oneOf(purgedStatuses, { label: 'For', any: 'Everyone', labelOf: (status) => statusLabels[status] }),
  },
  { pageSize: 25 },
);
