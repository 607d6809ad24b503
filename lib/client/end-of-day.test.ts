import { expect, test } from 'vitest';
import { endOfDay } from '@/lib/client/end-of-day';
import { addDays, atTime, type Day } from '@/lib/core/dates';

const zones = ['UTC', 'Europe/Tallinn', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland', 'Africa/Cairo'];

test.each(zones)('a day of %s ends a millisecond before the next one begins, also where clocks change', (zone) => {
  let day: Day = '2027-01-01';
  while (day < '2028-01-01') {
    const next = addDays(day, 1);
    expect([day, endOfDay(day, zone).getTime()]).toEqual([day, atTime(next, '00:00', zone).getTime() - 1]);
    day = next;
  }
});
