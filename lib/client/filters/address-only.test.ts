import { expect, test } from 'vitest';
import { addressOnly } from '@/lib/client/filters/address-only';
import { dayEdge } from '@/lib/client/filters/day-edge';
import { defineFilters } from '@/lib/client/filters/define-filters';
import type { listRemindersOperation } from '@/lib/contracts/history/reminders';

const filters = defineFilters<typeof listRemindersOperation>()(
  {
    scheduled_after: dayEdge('From', 'start'),
    view: addressOnly((text) => (text === 'calendar' ? text : '')),
  },
  { pageSize: 25 },
);

test('how a list is shown stays in its address, narrows nothing and is not asked for', () => {
  const values = filters.parse(new URLSearchParams('view=calendar'));
  expect([values.view, filters.address(values), filters.isNarrowed(values)]).toEqual([
    'calendar',
    '?view=calendar',
    false,
  ]);
  expect(filters.query(values)).toEqual({ page: '1', page_size: '25' });
  expect(filters.parse(new URLSearchParams('view=wall')).view).toBe('');
});

test('the edge of a day is an instant in the address, and what is none is off', () => {
  const at = '2026-12-09T22:00:00.000Z';
  const values = filters.parse(new URLSearchParams({ scheduled_after: at }));
  expect([filters.matching(values), filters.isNarrowed(values)]).toEqual([{ scheduled_after: at }, true]);
  for (const scheduled_after of ['today', '2026-12-09', '2026-13-09T22:00:00Z']) {
    expect(filters.parse(new URLSearchParams({ scheduled_after })).scheduled_after).toBe('');
  }
});
