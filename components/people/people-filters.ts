import type { PeopleGiven } from '@/components/people/queries';
import type { UserStatus } from '@/lib/contracts/users';

export const PAGE_SIZE = 25;

/** What people are narrowed by: their status, or what they do for the installation. */
export const groups = ['active', 'suspended', 'deleted', 'staff'] as const;
export type Group = (typeof groups)[number];

/** What narrows the people, as the address says it. Empty text means that a filter is off. */
export type PeopleFilters = {
  q: string;
  show: Group | '';
  /** 1… */
  page: number;
};

export const noPeopleFilters: PeopleFilters = { q: '', show: '', page: 1 };

/** Reads filters from an address; what it cannot use is off. */
export function peopleFiltersOf(query: URLSearchParams): PeopleFilters {
  const page = query.get('page') ?? '';
  return {
    q: (query.get('q') ?? '').trim().slice(0, 200),
    show: groups.find((group) => group === query.get('show')) ?? '',
    page: /^[1-9]\d{0,5}$/.test(page) ? Number(page) : 1,
  };
}

/** What the list is asked with. */
export function peopleGiven({ page, q, show }: PeopleFilters): PeopleGiven {
  return {
    page: String(page),
    page_size: String(PAGE_SIZE),
    ...(q !== '' && { q }),
    ...(show === 'staff' ? { is_staff: 'true' as const } : show !== '' && { status: show satisfies UserStatus }),
  };
}

/** Filters as the query of an address; what is off is left out. */
export function peopleQueryOf({ page, q, show }: PeopleFilters): string {
  const query = new URLSearchParams({
    ...(q !== '' && { q }),
    ...(show !== '' && { show }),
    ...(page > 1 && { page: String(page) }),
  });
  return query.size === 0 ? '' : `?${query}`;
}
