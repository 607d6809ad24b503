import { choice } from '@/lib/client/filters/choice';
import { defineFilters } from '@/lib/client/filters/define-filters';
import { searchWords } from '@/lib/client/filters/search-words';
import type { listServiceSettingsOperation } from '@/lib/contracts/people/service-settings';

/** What narrows the service settings. */
export const settingsFilters = defineFilters<typeof listServiceSettingsOperation>()(
  {
    name: searchWords('Search service settings'),
    owner: choice(
      {
        shared: { label: 'All organisations', query: { shared: 'true' } },
        own: { label: 'One organisation', query: { shared: 'false' } },
      },
      { label: 'For', any: 'For anyone' },
    ),
  },
  { pageSize: 25 },
);
