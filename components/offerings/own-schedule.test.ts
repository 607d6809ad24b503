import { expect, test } from 'vitest';
import { findTypedError, ownSchedule, typedDays } from '@/components/offerings/own-schedule';

test('a typed schedule is a list of days; an empty one stands for the default', () => {
  expect(typedDays(' 30, 14,7 ')).toEqual([30, 14, 7]);
  expect(typedDays('  ')).toBeNull();
  expect([findTypedError('30, 14'), findTypedError('')]).toEqual([undefined, undefined]);
});

test.each(['soon', '30,', '30; 14', '7.5', '-1', '4000'])('%j cannot be saved, and the form says why', (text) => {
  expect(findTypedError(text)).toBe('Each reminder must be a whole number of days from 0 to 3650.');
});

test('a stored schedule that cannot be used counts as none', () => {
  expect(ownSchedule({ resource_expiration_reminders: [7, 30] })).toEqual([30, 7]);
  for (const stored of [undefined, null, [], 'soon'])
    expect(ownSchedule({ resource_expiration_reminders: stored })).toBeNull();
});
