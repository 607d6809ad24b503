import { stateLabels } from '@/components/access/access-labels';
import { defineFilters } from '@/lib/client/filters/define-filters';
import { flag } from '@/lib/client/filters/flag';
import { idFilter } from '@/lib/client/filters/id-filter';
import { oneOf } from '@/lib/client/filters/one-of';
import { searchWords } from '@/lib/client/filters/search-words';
import type { listMyAccessOperation } from '@/lib/contracts/access/people';
import { accessSubmissionStates, type listAccessSubmissionsOperation } from '@/lib/contracts/access/submissions';

/** What narrows what the person has access to. */
export const myAccessFilters = defineFilters<typeof listMyAccessOperation>()(
  { q: searchWords('Search access'), has_access: flag('With access now') },
  { pageSize: 25 },
);

const state = oneOf(accessSubmissionStates, {
  label: 'Status',
  any: 'Any status',
  labelOf: (id) => stateLabels[id].label,
});

/** What narrows the person’s own requests. */
export const myRequestFilters = defineFilters<typeof listAccessSubmissionsOperation>()({ state }, { pageSize: 25 });

const kinds = { true: 'Renewals', false: 'New requests' } as const;

/** What narrows the requests that the committee reads: those that wait, unless it asks for those that were decided. */
export const reviewFilters = defineFilters<typeof listAccessSubmissionsOperation>()(
  {
    state: oneOf(['APPROVED', 'REJECTED', 'CANCELLED'], {
      label: 'Status',
      any: stateLabels.SUBMITTED.label,
      labelOf: (id) => stateLabels[id].label,
    }),
    is_renewal: oneOf(['true', 'false'], { label: 'Type', any: 'Any type', labelOf: (id) => kinds[id] }),
    requirement: idFilter,
  },
  { pageSize: 25 },
);
