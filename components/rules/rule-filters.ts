import { ruleStatusLabels } from '@/components/rules/rule-labels';
import { defineFilters } from '@/lib/client/filters/define-filters';
import { flag } from '@/lib/client/filters/flag';
import { oneOf } from '@/lib/client/filters/one-of';
import { searchWords } from '@/lib/client/filters/search-words';
import { ruleStatuses } from '@/lib/contracts/rules/definition';
import type { listRulesOperation } from '@/lib/contracts/rules/rules';

/** What narrows the rules. */
export const ruleListFilters = defineFilters<typeof listRulesOperation>()(
  {
    q: searchWords('Search rules'),
    status: oneOf(ruleStatuses, {
      label: 'Status',
      any: 'Not archived',
      labelOf: (status) => ruleStatusLabels[status].label,
    }),
    is_broken: flag('Broken'),
  },
  { pageSize: 25 },
);
