import type { ListGiven, SummaryGiven } from '@/components/actions/queries';
import { urgencies } from '@/components/actions/urgencies';
import type { Urgency } from '@/lib/contracts/user-actions';

/** What narrows the list, as the address says it. Empty text means that a filter is off. */
export type Filters = {
  q: string;
  urgency: Urgency | '';
  actionType: string;
  /** Overdue alone, or due within so many days; '' for any due date. */
  due: 'overdue' | `${number}` | '';
  projectUuid: string;
  organizationUuid: string;
  showsSilenced: boolean;
  /** 1… */
  page: number;
};

export const PAGE_SIZE = 50;

export const noFilters: Filters = {
  q: '',
  urgency: '',
  actionType: '',
  due: '',
  projectUuid: '',
  organizationUuid: '',
  showsSilenced: false,
  page: 1,
};

/** Reads filters from an address; what it cannot use is off. */
export function filtersOf(query: URLSearchParams): Filters {
  const text = (name: string) => query.get(name)?.trim() ?? '';
  return {
    q: text('q').slice(0, 200),
    urgency: urgencies.find((urgency) => urgency === text('urgency')) ?? '',
    actionType: text('action_type').slice(0, 100),
    due: dueOf(query),
    projectUuid: uuidOf(text('project_uuid')),
    organizationUuid: uuidOf(text('organization_uuid')),
    showsSilenced: text('include_silenced') === 'true',
    page: /^[1-9]\d{0,5}$/.test(text('page')) ? Number(text('page')) : 1,
  };
}

function dueOf(query: URLSearchParams): Filters['due'] {
  if (query.get('overdue') === 'true') return 'overdue';
  const days = query.get('due_within_days') ?? '';
  return /^\d{1,4}$/.test(days) ? `${Number(days)}` : '';
}

function uuidOf(text: string): string {
  return /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text) ? text.toLowerCase() : '';
}

/** Filters as the query of an address; what is off is left out. The names are those of the API. */
export function queryOf(filters: Filters): string {
  const query = new URLSearchParams(matching(filters));
  if (filters.page > 1) query.set('page', String(filters.page));
  return query.size === 0 ? '' : `?${query}`;
}

/** What a bulk silence of everything that matches is asked with. */
export function matching(filters: Filters): Record<string, string> {
  return withoutEmpty({
    ...dueGiven(filters),
    ...beyondCards(filters),
    urgency: filters.urgency,
    action_type: filters.actionType,
  });
}

/** What the list is asked with. */
export function listGiven(filters: Filters): ListGiven {
  return { ...matching(filters), page: String(filters.page), page_size: String(PAGE_SIZE) };
}

/** What the cards are asked with: they count what each of them would show, so they ignore one another. */
export function summaryGiven(filters: Filters): SummaryGiven {
  const days = filters.due === 'overdue' ? '' : filters.due;
  return withoutEmpty({ ...beyondCards(filters), due_within_days: days });
}

function beyondCards({ q, projectUuid, organizationUuid, showsSilenced }: Filters) {
  return {
    q,
    project_uuid: projectUuid,
    organization_uuid: organizationUuid,
    include_silenced: showsSilenced ? 'true' : '',
  };
}

function dueGiven({ due }: Filters) {
  return due === 'overdue' ? { overdue: 'true' } : { due_within_days: due };
}

function withoutEmpty(given: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
}

/** Whether anything narrows the list. */
export function isNarrowed(filters: Filters): boolean {
  return Object.keys(matching({ ...filters, showsSilenced: false })).length > 0;
}
