import { defineFilters } from '@/lib/client/filters/define-filters';
import { searchWords } from '@/lib/client/filters/search-words';
import type { listAudiencesOperation, listMembersOperation } from '@/lib/contracts/people/audiences';

/** What narrows the audiences. */
export const audienceFilters = defineFilters<typeof listAudiencesOperation>()(
  { q: searchWords('Search audiences') },
  { pageSize: 25 },
);

/** What narrows the members of one. */
export const memberFilters = defineFilters<typeof listMembersOperation>()(
  { q: searchWords('Search members') },
  { pageSize: 25 },
);
