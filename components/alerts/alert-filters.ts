import type { AlertsGiven } from '@/components/alerts/queries';
import type { Severity } from '@/lib/contracts/alerts';

export const PAGE_SIZE = 25;

/** From the worst down. */
export const shownSeverities: readonly Severity[] = ['critical', 'error', 'warning', 'info'];
export const shownTypes: readonly string[] = [
  'security',
  'performance',
  'capacity',
  'integration',
  'availability',
  'monitoring',
  'storm',
];

/** What narrows the list, as the address says it. Empty text means that a filter is off. */
export type AlertFilters = {
  q: string;
  severity: Severity | '';
  type: string;
  state: 'active' | 'resolved' | 'resolved-today' | '';
  /** 1… */
  page: number;
};

export const noAlertFilters: AlertFilters = { q: '', severity: '', type: '', state: '', page: 1 };

/** Reads filters from an address; what it cannot use is off. */
export function alertFiltersOf(query: URLSearchParams): AlertFilters {
  const text = (name: string) => query.get(name)?.trim() ?? '';
  return {
    q: text('q').slice(0, 200),
    severity: shownSeverities.find((severity) => severity === text('severity')) ?? '',
    type: /^[a-z][a-z0-9_]{0,49}$/.test(text('alert_type')) ? text('alert_type') : '',
    state: stateOf(text('is_resolved'), text('resolved_today')),
    page: /^[1-9]\d{0,5}$/.test(text('page')) ? Number(text('page')) : 1,
  };
}

function stateOf(isResolved: string, isResolvedToday: string): AlertFilters['state'] {
  if (isResolvedToday === 'true') return 'resolved-today';
  if (isResolved === 'true') return 'resolved';
  return isResolved === 'false' ? 'active' : '';
}

function matching({ q, severity, state, type }: AlertFilters): Record<string, string> {
  const given = {
    q,
    severity,
    alert_type: type,
    is_resolved: state === 'active' || state === 'resolved' ? String(state === 'resolved') : '',
    resolved_today: state === 'resolved-today' ? 'true' : '',
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
}

/** What the list is asked with. */
export function alertsGiven(filters: AlertFilters): AlertsGiven {
  return { ...matching(filters), page: String(filters.page), page_size: String(PAGE_SIZE) };
}

/** The query of the address of the alerts; what is off is left out. The names are those of the API. */
export function alertQueryOf(filters: AlertFilters): string {
  const query = new URLSearchParams({ tab: 'alerts', ...matching(filters) });
  if (filters.page > 1) query.set('page', String(filters.page));
  return `?${query}`;
}

/** Whether anything narrows the list. */
export function isNarrowed(filters: AlertFilters): boolean {
  return Object.keys(matching(filters)).length > 0;
}
