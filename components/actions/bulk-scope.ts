import type { actionFilters } from '@/components/actions/filters';
import type { SnoozeChoice } from '@/components/actions/snooze-choices';

type ListMatch = ReturnType<typeof actionFilters.matching>;

/** Which actions: the named ones, or all that filters match. */
export type BulkScope = { uuids: readonly string[] } | { matching: ListMatch };

/** How a bulk silence is asked for. */
export function bulkGiven(scope: BulkScope, { mode, until }: Pick<SnoozeChoice, 'mode' | 'until'>, reason: string) {
  const body = { mode, ...(until !== null && { until }), reason };
  return 'uuids' in scope ? { ...body, uuids: [...scope.uuids] } : { ...scope.matching, ...body };
}
