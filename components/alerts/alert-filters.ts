import { severityWord } from '@/components/alerts/severity';
import { choice } from '@/lib/client/filters/choice';
import { defineFilters } from '@/lib/client/filters/define-filters';
import { namedType } from '@/lib/client/filters/named-type';
import { oneOf } from '@/lib/client/filters/one-of';
import { searchWords } from '@/lib/client/filters/search-words';
import type { listAlertsOperation } from '@/lib/contracts/alerts/alerts';
import { severities } from '@/lib/contracts/alerts/severities';
import { humanized } from '@/lib/core/wording';

const worstFirst = severities.toReversed();

const states = {
  active: { label: 'Active', query: { is_resolved: 'false' } },
  resolved: { label: 'Resolved', query: { is_resolved: 'true' } },
  'resolved-today': { label: 'Resolved today', query: { resolved_today: 'true' } },
} as const;

/** What narrows the alerts. */
export const alertFilters = defineFilters<typeof listAlertsOperation>()(
  {
    q: searchWords('Search alerts'),
    severity: oneOf(worstFirst, { label: 'Severity', any: 'Any severity', labelOf: (id) => severityWord[id] }),
    alert_type: namedType({ label: 'Type', any: 'Any type', labelOf: humanized }),
    state: choice(states, { label: 'Status', any: 'Any status' }),
  },
  { pageSize: 25, fixed: { tab: 'alerts' } },
);
