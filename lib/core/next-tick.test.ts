import { describe, expect, test } from 'vitest';
import { countTicks, latestTick, nextTick, nextTicks } from '@/lib/core/next-tick';

const at = (text: string) => new Date(text);
const ticks = (cron: string, timeZone: string, after: string, most: number) =>
  nextTicks(cron, at(after), timeZone, most).map((tick) => tick.toISOString().slice(0, 16));

describe('a tick', () => {
  test('that the clocks skip comes at the first minute that exists, once for all that are skipped', () => {
    const night = '2027-03-27T23:00:00Z';
    expect(ticks('30 3 * * *', 'Europe/Tallinn', night, 2)).toEqual(['2027-03-28T01:00', '2027-03-29T00:30']);
    expect(ticks('*/15 3 * * *', 'Europe/Tallinn', night, 2)).toEqual(['2027-03-28T01:00', '2027-03-29T00:00']);
    expect(ticks('0 3,4 * * *', 'Europe/Tallinn', night, 2)).toEqual(['2027-03-28T01:00', '2027-03-29T00:00']);
    expect(ticks('15 2 * * *', 'Australia/Lord_Howe', '2027-10-02T12:00:00Z', 2)).toEqual([
      '2027-10-02T15:30',
      '2027-10-03T15:15',
    ]);
    expect(latestTick('30 3 * * *', at('2027-03-28T00:59:59.999Z'), 'Europe/Tallinn')).toEqual(
      at('2027-03-27T01:30:00Z'),
    );
    expect(latestTick('30 3 * * *', at('2027-03-28T01:00:00Z'), 'Europe/Tallinn')).toEqual(at('2027-03-28T01:00:00Z'));
  });

  test('that comes twice comes the first time alone', () => {
    const night = '2027-10-30T23:59:00Z';
    const first = ['2027-10-31T00:00', '2027-10-31T00:30'];
    expect(ticks('30 3 * * *', 'Europe/Tallinn', night, 2)).toEqual(['2027-10-31T00:30', '2027-11-01T01:30']);
    expect(ticks('*/30 3 * * *', 'Europe/Tallinn', night, 3)).toEqual([...first, '2027-11-01T01:00']);
    expect(ticks('*/30 * * * *', 'Europe/Tallinn', night, 3)).toEqual([...first, '2027-10-31T02:00']);
    for (const again of ['2027-10-31T01:00:00Z', '2027-10-31T01:29:00Z', '2027-10-31T01:59:59Z']) {
      expect(latestTick('*/30 * * * *', at(again), 'Europe/Tallinn')).toEqual(at('2027-10-31T00:30:00Z'));
      expect(nextTick('*/30 * * * *', at(again), 'Europe/Tallinn')).toEqual(at('2027-10-31T02:00:00Z'));
    }
  });

  test('counts in the very millisecond in which it comes, and is not its own successor', () => {
    const nine = at('2026-11-22T07:00:00Z');
    expect(latestTick('0 9 * * *', nine, 'Europe/Tallinn')).toEqual(nine);
    expect(latestTick('0 9 * * *', at('2026-11-22T06:59:59.999Z'), 'Europe/Tallinn')).toEqual(
      at('2026-11-21T07:00:00Z'),
    );
    expect(nextTick('0 9 * * *', nine, 'Europe/Tallinn')).toEqual(at('2026-11-23T07:00:00Z'));
    expect(nextTick('0 0 30 2 *', nine, 'UTC')).toBeNull();
  });

  test('is counted from one to another, across changes of the clocks, and up to a most', () => {
    const spring = { from: at('2027-03-27T01:30:00Z'), to: at('2027-03-30T00:30:00Z'), timeZone: 'Europe/Tallinn' };
    expect(countTicks('30 3 * * *', { ...spring, most: 100 })).toBe(3);
    expect(countTicks('30 3 * * *', { ...spring, most: 2 })).toBe(2);
    expect(countTicks('30 3 * * *', { ...spring, to: spring.from, most: 2 })).toBe(0);
    const autumn = { from: at('2027-10-31T00:00:00Z'), to: at('2027-10-31T03:00:00Z'), timeZone: 'Europe/Tallinn' };
    expect(countTicks('*/15 * * * *', { ...autumn, most: 100 })).toBe(8);
  });
});

test('each day of 2027 and 2028 has one tick of a daily schedule, in its order, in three zones', () => {
  for (const timeZone of ['Europe/Tallinn', 'America/New_York', 'Australia/Lord_Howe']) {
    const daily = nextTicks('30 2 * * *', at('2026-12-31T15:30:00Z'), timeZone, 731);
    const day = new Intl.DateTimeFormat('en-CA', { timeZone });
    const days = daily.map((tick) => day.format(tick));
    expect(new Set(days).size).toBe(731);
    expect(daily.every((tick, place) => place === 0 || tick > (daily[place - 1] ?? tick))).toBe(true);
    expect(latestTick('30 2 * * *', daily[730] ?? at('2026-01-01'), timeZone)).toEqual(daily[730]);
  }
});
