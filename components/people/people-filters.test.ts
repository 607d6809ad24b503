import { expect, test } from 'vitest';
import { peopleFilters } from '@/components/people/people-filters';

test('staff are requested by role, the rest by status', () => {
  expect(peopleFilters.matching({ ...peopleFilters.off, show: 'staff' })).toEqual({ is_staff: 'true' });
  expect(peopleFilters.matching({ ...peopleFilters.off, show: 'suspended' })).toEqual({ status: 'suspended' });
});

test('the address names whom to show', () => {
  const staff = { q: 'ann & co', show: 'staff', page: 3 } as const;
  expect(peopleFilters.address(staff)).toBe('?q=ann+%26+co&show=staff&page=3');
  expect(peopleFilters.parse(new URLSearchParams(peopleFilters.address(staff)))).toEqual(staff);
  expect(peopleFilters.parse(new URLSearchParams('show=nobody&page=0'))).toEqual(peopleFilters.off);
});
