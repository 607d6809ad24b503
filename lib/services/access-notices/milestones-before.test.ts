import { afterEach, describe, expect, test } from 'vitest';
import { nameOfMilestone } from '@/lib/contracts/access/requirements';
import { env } from '@/lib/core/env';
import { expiryOf } from '@/lib/services/access/expiry-of';
import { milestonesBefore } from '@/lib/services/access-notices/milestones-before';

const zone = env.HEED_TIME_ZONE;
afterEach(() => {
  env.HEED_TIME_ZONE = zone;
});

const before = (expiry: string, span: { months: number } | { days: number }) =>
  milestonesBefore(new Date(expiry), [span]).map(({ at }) => at.toISOString());

describe('a milestone lies its months or days before the expiry at the same wall-clock time of the installation', () => {
  test.each([
    ['UTC', '2027-01-31T10:00:00Z', { months: 2 }, '2026-11-30T10:00:00.000Z'],
    ['UTC', '2028-03-31T10:00:00Z', { months: 1 }, '2028-02-29T10:00:00.000Z'],
    ['UTC', '2027-03-01T10:00:00Z', { days: 30 }, '2027-01-30T10:00:00.000Z'],
    // The same wall-clock time in winter and summer.
    ['Europe/Tallinn', '2027-04-27T09:00:00Z', { months: 1 }, '2027-03-27T10:00:00.000Z'],
    // 03:30 is skipped on 28 March 2027: the first time that exists is 04:00.
    ['Europe/Tallinn', '2027-04-28T00:30:00Z', { months: 1 }, '2027-03-28T01:00:00.000Z'],
    // 03:30 comes twice on 31 October 2027: the earlier one.
    ['Europe/Tallinn', '2027-11-30T01:30:00Z', { days: 30 }, '2027-10-31T00:30:00.000Z'],
  ])('%s: %s less %j is %s', (name, expiry, span, expected) => {
    env.HEED_TIME_ZONE = name;
    expect(before(expiry, span)).toEqual([expected]);
  });

  test('for every expiry of 2027 and 2028 in three zones: on its day, or the last of its month, and in order', () => {
    for (const name of ['UTC', 'Europe/Tallinn', 'America/St_Johns']) {
      env.HEED_TIME_ZONE = name;
      const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: name, dateStyle: 'short' });
      for (let day = Date.UTC(2027, 0, 1, 2, 30); day < Date.UTC(2029, 0, 1); day += 86_400_000) {
        const expiry = new Date(day);
        const [two, one, week] = milestonesBefore(expiry, [{ months: 2 }, { months: 1 }, { days: 7 }]);
        const ranks = [two, one, week].map((milestone) => milestone?.rank ?? 0);
        expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
        const [year = 0, month = 0, date = 0] = clock.format(expiry).split('-').map(Number);
        const last = new Date(Date.UTC(year, month - 1, 0)).getUTCDate();
        expect(Number(clock.format(one?.at ?? expiry).slice(8, 10))).toBe(Math.min(date, last));
      }
    }
  });
});

test('access expires so many calendar days later at the same wall-clock time; without a period never', () => {
  env.HEED_TIME_ZONE = 'Europe/Tallinn';
  const at = new Date('2027-03-01T10:00:00.123Z');
  expect(expiryOf({ expiration_period_days: 30 }, at)?.toISOString()).toBe('2027-03-31T09:00:00.123Z');
  expect(expiryOf({ expiration_period_days: null }, at)).toBeNull();
});

test('milestones are called by their length', () => {
  expect([{ months: 2 }, { months: 1 }, { days: 30 }, { days: 1 }, { days: 3_650 }].map(nameOfMilestone)).toEqual([
    '2 months',
    '1 month',
    '30 days',
    '1 day',
    '3650 days',
  ]);
});
