import { dueFilter } from '@/components/actions/due-filter';
import { urgencies } from '@/components/actions/urgencies';
import { urgencyWord } from '@/components/actions/urgency';
import { defineFilters } from '@/lib/client/filters/define-filters';
import { flag } from '@/lib/client/filters/flag';
import { oneOf } from '@/lib/client/filters/one-of';
import { searchWords } from '@/lib/client/filters/search-words';
import { unlisted } from '@/lib/client/filters/unlisted';
import type { listUserActionsOperation, summariseUserActionsOperation } from '@/lib/contracts/actions/actions';
import type { RequestOf } from '@/lib/contracts/operation';

const LONGEST_TYPE = 100;

/** What narrows the actions. */
export const actionFilters = defineFilters<typeof listUserActionsOperation>()(
  {
    q: searchWords('Search actions'),
    urgency: oneOf(urgencies, { label: 'Urgency', any: 'Any urgency', labelOf: (id) => urgencyWord[id] }),
    action_type: unlisted((text) => text.slice(0, LONGEST_TYPE)),
    due: dueFilter,
    project_uuid: unlisted(uuidOf),
    organization_uuid: unlisted(uuidOf),
    include_silenced: flag('Show snoozed'),
  },
  { pageSize: 50 },
);

export type Filters = typeof actionFilters.off;

/** What the cards are asked with: each counts what pressing it would show, so it ignores its own filter. */
export function summaryGiven(filters: Filters): RequestOf<typeof summariseUserActionsOperation> {
  const hasPressed = filters.due !== '' || filters.urgency !== '' || filters.action_type !== '';
  return { ...actionFilters.matching(filters), ...(hasPressed && { faceted: 'true' }) };
}

/** Whether anything narrows the list; showing those that are snoozed widens it. */
export function isNarrowed(filters: Filters): boolean {
  return actionFilters.isNarrowed({ ...filters, include_silenced: false });
}

function uuidOf(text: string): string {
  return /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text) ? text.toLowerCase() : '';
}
