import type { DeliveriesGiven } from '@/components/deliveries/queries';
import type { DeliveryChannel, DeliveryState } from '@/lib/contracts/deliveries';

export const PAGE_SIZE = 25;

export const shownStates: readonly DeliveryState[] = [
  'queued',
  'sending',
  'sent',
  'delivered',
  'bounced',
  'failed',
  'suppressed',
];
export const shownChannels: readonly DeliveryChannel[] = ['email', 'in_app', 'webhook'];

/** What narrows the ledger, as the address says it. Empty text means that a filter is off. */
export type DeliveryFilters = {
  q: string;
  state: DeliveryState | '';
  channel: DeliveryChannel | '';
  /** 1… */
  page: number;
};

export const noDeliveryFilters: DeliveryFilters = { q: '', state: '', channel: '', page: 1 };

/** Reads filters from an address; what it cannot use is off. */
export function deliveryFiltersOf(query: URLSearchParams): DeliveryFilters {
  const text = (name: string) => query.get(name)?.trim() ?? '';
  return {
    q: text('q').slice(0, 200),
    state: shownStates.find((state) => state === text('state')) ?? '',
    channel: shownChannels.find((channel) => channel === text('channel')) ?? '',
    page: /^[1-9]\d{0,5}$/.test(text('page')) ? Number(text('page')) : 1,
  };
}

function matching({ channel, q, state }: DeliveryFilters): Record<string, string> {
  return Object.fromEntries(Object.entries({ q, state, channel }).filter(([, value]) => value !== ''));
}

/** What the list is asked with. */
export function deliveriesGiven(filters: DeliveryFilters): DeliveriesGiven {
  return { ...matching(filters), page: String(filters.page), page_size: String(PAGE_SIZE) };
}

/** Filters as the query of an address; what is off is left out. */
export function deliveryQueryOf(filters: DeliveryFilters): string {
  const query = new URLSearchParams(matching(filters));
  if (filters.page > 1) query.set('page', String(filters.page));
  return query.size === 0 ? '' : `?${query}`;
}

/** Whether anything narrows the ledger. */
export function isNarrowed(filters: DeliveryFilters): boolean {
  return Object.keys(matching(filters)).length > 0;
}
