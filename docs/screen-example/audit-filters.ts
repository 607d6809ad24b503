import { auditResults, type listAuditEntriesOperation } from '@/docs/screen-example/audit-entries';
import { defineFilters } from '@/lib/client/filters/define-filters';
import { oneOf } from '@/lib/client/filters/one-of';
import { searchWords } from '@/lib/client/filters/search-words';

const words = { success: 'Done', refused: 'Rejected', failure: 'Failed' } as const;

/** What narrows the audit log. */
export const auditFilters = defineFilters<typeof listAuditEntriesOperation>()(
  {
    q: searchWords('Search people and operations'),
    result: oneOf(auditResults, { label: 'Result', any: 'Any result', labelOf: (id) => words[id] }),
  },
  { pageSize: 25 },
);
