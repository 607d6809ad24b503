import { describe, expect, it } from 'vitest';
import { clockIn, timeZones } from '@/components/ui/time-zones';

describe('time zones', () => {
  it('are all that the browser knows, each once, with the own one among them', () => {
    const ids = timeZones('Europe/Tallinn').map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining(['UTC', 'Europe/Tallinn', 'Asia/Kathmandu']));
    expect(ids).toEqual(expect.arrayContaining(['Europe/Kyiv', 'Asia/Kolkata']));
    expect(ids).not.toContain('Europe/Kiev');
    expect(timeZones('US/Pacific').map(({ id }) => id)).toContain('US/Pacific');
  });

  it('show their own time of day, also on either side of a change of the clocks', () => {
    expect(clockIn('Europe/Tallinn', new Date('2026-11-22T10:00:00Z'))).toBe('12:00, UTC+2');
    expect(clockIn('Europe/Tallinn', new Date('2026-07-22T10:00:00Z'))).toBe('13:00, UTC+3');
    expect(clockIn('Asia/Kathmandu', new Date('2026-11-22T10:00:00Z'))).toBe('15:45, UTC+5:45');
    expect(clockIn('UTC', new Date('2026-11-22T10:00:00Z'))).toBe('10:00, UTC+0');
  });
});
