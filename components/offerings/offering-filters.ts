import { choice } from '@/lib/client/filters/choice';
import { defineFilters } from '@/lib/client/filters/define-filters';
import { searchWords } from '@/lib/client/filters/search-words';
import type { listOfferingsOperation } from '@/lib/contracts/marketplace/offerings';

const groups = {
  own: { label: 'Own schedule', query: { has_schedule: 'true' } },
  usual: { label: 'Default schedule', query: { has_schedule: 'false' } },
  prepaid: { label: 'Prepaid', query: { is_prepaid: 'true' } },
} as const;

/** What narrows the offerings: words, and whose reminder schedule they have. */
export const offeringFilters = defineFilters<typeof listOfferingsOperation>()(
  {
    q: searchWords('Search offerings and organisations'),
    show: choice(groups, { label: 'Show', any: 'All offerings', isNamedInAddress: true }),
  },
  { pageSize: 25 },
);
