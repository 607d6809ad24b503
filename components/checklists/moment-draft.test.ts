import { expect, test } from 'vitest';
import { momentDraft, momentOf } from '@/components/checklists/moment-draft';

const zone = 'Europe/Tallinn';

test('a date and a time are an instant in the zone of the person, and stand in their fields again', () => {
  const draft = { day: '2027-01-05', time: '10:30' };
  expect(momentOf(draft, zone)).toBe('2027-01-05T08:30:00.000Z');
  expect(momentDraft('2027-01-05T08:30:00Z', zone)).toEqual(draft);
  expect(momentDraft(undefined, zone)).toEqual({ day: '', time: '' });
});

test('two empty fields take the answer back, and one that is filled in alone is no answer', () => {
  expect(momentOf({ day: '', time: '' }, zone)).toBeNull();
  expect(momentOf({ day: '2027-01-05', time: '' }, zone)).toBeUndefined();
  expect(momentOf({ day: '', time: '10:30' }, zone)).toBeUndefined();
});
