import { subjectStateLabels } from '@/components/rules/rule-labels';
import { defineFilters } from '@/lib/client/filters/define-filters';
import { oneOf } from '@/lib/client/filters/one-of';
import { searchWords } from '@/lib/client/filters/search-words';
import type { listRunSubjectsOperation } from '@/lib/contracts/rules/runs';
import { subjectStates } from '@/lib/contracts/rules/subject-states';

/** What narrows the people of a run. */
export const runSubjectFilters = defineFilters<typeof listRunSubjectsOperation>()(
  {
    q: searchWords('Search people'),
    state: oneOf(subjectStates, {
      label: 'State',
      any: 'Any state',
      labelOf: (state) => subjectStateLabels[state].label,
    }),
  },
  { pageSize: 25 },
);
