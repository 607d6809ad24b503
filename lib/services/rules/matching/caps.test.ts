import { expect, test } from 'vitest';
import { exceededCap } from '@/lib/services/rules/matching/caps';

const caps = (max_users: number, max_percent: number) => ({ max_users, max_percent });

test('exactly a cap goes ahead, and one person more does not', () => {
  expect(exceededCap(caps(50, 100), 50, 1_000)).toBeNull();
  expect(exceededCap(caps(50, 100), 51, 1_000)).toEqual({ cap: 'max_users', found: 51, allowed: 50 });
  expect(exceededCap(caps(1_000, 5), 50, 1_000)).toBeNull();
  expect(exceededCap(caps(1_000, 5), 51, 1_000)).toEqual({ cap: 'max_percent', found: 51, allowed: 50 });
});

test('a share is exact to one decimal, is of whole people, and of less than one person counts as one', () => {
  expect(exceededCap(caps(1_000, 0.1), 10, 10_000)).toBeNull();
  expect(exceededCap(caps(1_000, 0.3), 3, 1_000)).toBeNull();
  expect(exceededCap(caps(1_000, 5), 6, 119)).toEqual({ cap: 'max_percent', found: 6, allowed: 5 });
  for (const active of [0, 1, 19]) {
    expect(exceededCap(caps(1_000, 0), 1, active)).toBeNull();
    expect(exceededCap(caps(1_000, 5), 2, active)).toMatchObject({ cap: 'max_percent', allowed: 1 });
  }
});
