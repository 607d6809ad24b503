import { projectKindLabels, projectStateLabels } from '@/components/projects/project-labels';
import { choice } from '@/lib/client/filters/choice';
import { defineFilters } from '@/lib/client/filters/define-filters';
import { flag } from '@/lib/client/filters/flag';
import { oneOf } from '@/lib/client/filters/one-of';
import { searchWords } from '@/lib/client/filters/search-words';
import { projectKindNames } from '@/lib/contracts/members/places';
import type { listProjectsOperation } from '@/lib/contracts/projects/projects';

const openStates = ['creating', 'active', 'end_date_set', 'in_grace', 'expired'] as const;
const orders = ['effective_end_date', '-effective_end_date', 'state', '-created', 'customer_name'] as const;

const orderLabels: Readonly<Record<(typeof orders)[number], string>> = {
  effective_end_date: 'Ends first',
  '-effective_end_date': 'Ends last',
  state: 'By status',
  '-created': 'Newest first',
  customer_name: 'By organisation',
};

/** What narrows and sorts the projects. */
export const projectFilters = defineFilters<typeof listProjectsOperation>()(
  {
    query: searchWords('Search projects'),
    state: oneOf(openStates, {
      label: 'Status',
      any: 'Any status',
      labelOf: (state) => projectStateLabels[state].label,
    }),
    ends: choice(
      {
        week: { label: 'Within 7 days', query: { ends_within_days: '7' } },
        month: { label: 'Within 30 days', query: { ends_within_days: '30' } },
        quarter: { label: 'Within 90 days', query: { ends_within_days: '90' } },
        year: { label: 'Within a year', query: { ends_within_days: '365' } },
      },
      { label: 'Last day', any: 'Any last day', isNamedInAddress: true },
    ),
    kind: oneOf(projectKindNames, { label: 'Type', any: 'Any type', labelOf: (kind) => projectKindLabels[kind] }),
    is_removed: flag('Deleted'),
    o: oneOf(orders, { label: 'Sort', any: 'By name', labelOf: (order) => orderLabels[order] }),
  },
  { pageSize: 25 },
);
