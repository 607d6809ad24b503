import { expect, test } from 'vitest';
import {
  filtersOf,
  isNarrowed,
  listGiven,
  matching,
  noFilters,
  queryOf,
  summaryGiven,
} from '@/components/actions/filters';
import { addressOf } from '@/lib/client/call';
import { listUserActionsOperation } from '@/lib/contracts/user-actions';

const uuid = '018f0000-0000-7000-8000-000000000001';
const everything = {
  q: 'lab db',
  urgency: 'high',
  actionType: 'pending_order',
  due: '7',
  projectUuid: uuid,
  organizationUuid: uuid,
  showsSilenced: true,
  page: 3,
} as const;

test('filters survive the address', () => {
  expect(filtersOf(new URLSearchParams(queryOf(everything)))).toEqual(everything);
  expect(filtersOf(new URLSearchParams(queryOf({ ...noFilters, due: 'overdue' })))).toEqual({
    ...noFilters,
    due: 'overdue',
  });
});

test('an address without filters has no query', () => {
  expect(queryOf(noFilters)).toBe('');
  expect(filtersOf(new URLSearchParams())).toEqual(noFilters);
});

test('what an address cannot mean is off', () => {
  const nonsense = 'urgency=critical&due_within_days=soon&project_uuid=1&page=0&include_silenced=maybe&overdue=perhaps';
  expect(filtersOf(new URLSearchParams(nonsense))).toEqual(noFilters);
});

test('the list is asked with filters that its call accepts', () => {
  expect(listUserActionsOperation.query.safeParse(listGiven(everything)).success).toBe(true);
  expect(addressOf(listUserActionsOperation, listGiven(noFilters))).toBe('/api/user-actions/?page=1&page_size=50');
});

test('the cards ignore one another but not the rest', () => {
  expect(summaryGiven({ ...everything, due: 'overdue' })).toEqual({
    q: 'lab db',
    project_uuid: uuid,
    organization_uuid: uuid,
    include_silenced: 'true',
  });
});

test('everything that matches leaves the page out', () => {
  expect(matching({ ...noFilters, due: 'overdue', page: 2 })).toEqual({ overdue: 'true' });
});

test('showing silenced actions narrows nothing', () => {
  expect(isNarrowed({ ...noFilters, showsSilenced: true })).toBe(false);
  expect(isNarrowed({ ...noFilters, q: 'x' })).toBe(true);
});
