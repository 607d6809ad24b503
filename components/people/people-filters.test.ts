import { expect, test } from 'vitest';
import { noPeopleFilters, peopleFiltersOf, peopleGiven, peopleQueryOf } from '@/components/people/people-filters';

test('filters survive the way into an address and back', () => {
  const filters = { q: 'ann & co', show: 'staff', page: 3 } as const;
  expect(peopleFiltersOf(new URLSearchParams(peopleQueryOf(filters)))).toEqual(filters);
  expect(peopleQueryOf(noPeopleFilters)).toBe('');
});

test('what an address says that cannot be used is off', () => {
  expect(peopleFiltersOf(new URLSearchParams('show=nobody&page=0'))).toEqual(noPeopleFilters);
});

test('staff are asked for by role, the rest by status', () => {
  expect(peopleGiven({ ...noPeopleFilters, show: 'staff' })).toEqual({ page: '1', page_size: '25', is_staff: 'true' });
  expect(peopleGiven({ ...noPeopleFilters, show: 'suspended' })).toMatchObject({ status: 'suspended' });
});
