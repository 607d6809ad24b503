import { defineFilters } from '@/lib/client/filters/define-filters';
import { searchWords } from '@/lib/client/filters/search-words';
import type { listProjectTypesOperation } from '@/lib/contracts/projects/project-types';

/** What narrows the project categories. */
export const projectTypeFilters = defineFilters<typeof listProjectTypesOperation>()(
  { name: searchWords('Search categories') },
  { pageSize: 25 },
);
