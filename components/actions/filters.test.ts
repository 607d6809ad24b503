import { expect, test } from 'vitest';
import { dueOptionsWith } from '@/components/actions/due-filter';
import { actionFilters, isNarrowed, summaryGiven } from '@/components/actions/filters';
import { addressOf } from '@/lib/client/call';
import { listUserActionsOperation } from '@/lib/contracts/actions/actions';

const { address, matching, off, parse, query } = actionFilters;
const uuid = '018f0000-0000-7000-8000-000000000001';
const everything = {
  q: 'lab db',
  urgency: 'high',
  action_type: 'pending_order',
  due: '7',
  project_uuid: uuid,
  organization_uuid: uuid,
  include_silenced: true,
  page: 3,
} as const;

test('filters survive the address', () => {
  expect(parse(new URLSearchParams(address(everything)))).toEqual(everything);
  expect(parse(new URLSearchParams(address({ ...off, due: 'overdue' })))).toEqual({
    ...off,
    due: 'overdue',
  });
});

test('an address without filters has no query', () => {
  expect(address(off)).toBe('');
  expect(parse(new URLSearchParams())).toEqual(off);
});

test('what an address cannot mean is off', () => {
  const nonsense = 'urgency=critical&due_within_days=soon&project_uuid=1&page=0&include_silenced=maybe&overdue=perhaps';
  expect(parse(new URLSearchParams(nonsense))).toEqual(off);
});

test('the list is asked with filters that its call accepts', () => {
  expect(listUserActionsOperation.query.safeParse(query(everything)).success).toBe(true);
  expect(addressOf(listUserActionsOperation, query(off))).toBe('/api/user-actions/?page=1&page_size=50');
});

test('the cards are asked with every filter, and to ignore their own', () => {
  expect(summaryGiven({ ...everything, due: 'overdue' })).toEqual({
    ...matching({ ...everything, due: 'overdue' }),
    faceted: 'true',
  });
});

test('while no card is pressed the cards need nothing of their own', () => {
  expect(summaryGiven({ ...off, q: 'lab db', project_uuid: uuid })).toEqual({ q: 'lab db', project_uuid: uuid });
});

test('everything that matches leaves the page out', () => {
  expect(matching({ ...off, due: 'overdue', page: 2 })).toEqual({ overdue: 'true' });
});

test('showing silenced actions narrows nothing', () => {
  expect(isNarrowed({ ...off, include_silenced: true })).toBe(false);
  expect(isNarrowed({ ...off, q: 'x' })).toBe(true);
});

test('the menu of due dates says which span is in force, also one that it does not offer by itself', () => {
  const labelOf = (due: Parameters<typeof dueOptionsWith>[0]) =>
    dueOptionsWith(due).find(({ id }) => id === due)?.label;
  expect(labelOf('7')).toBe('Due within 7 days');
  expect(labelOf('3')).toBe('Due within 3 days');
  expect(labelOf('0')).toBe('Due today or overdue');
  expect([dueOptionsWith('').length, dueOptionsWith('7').length, dueOptionsWith('3').length]).toEqual([5, 5, 6]);
});
