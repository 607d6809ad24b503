import { expect, test } from 'vitest';
import { stoppedAt, tickingFrom } from '@/lib/core/clock';

const newYear = new Date('2027-01-01T00:00:00Z');

test('a clock set to an instant ticks on with the system', () => {
  let systemMs = 5_000;
  const clock = tickingFrom(newYear, 5_000, () => systemMs);
  expect(clock()).toEqual(newYear);
  systemMs += 90_000;
  expect(clock()).toEqual(new Date('2027-01-01T00:01:30Z'));
});

test('processes that start later share the clock of the installation', () => {
  const first = tickingFrom(newYear, 5_000, () => 20_000);
  const later = tickingFrom(newYear, 5_000, () => 20_000);
  expect(later()).toEqual(first());
});

test('a stopped clock cannot be moved by whoever reads it', () => {
  const clock = stoppedAt(newYear);
  clock().setFullYear(1999);
  expect(clock()).toEqual(newYear);
});
