import { describe, expect, it } from 'vitest';
import { changesAmong, daysIn, findSettingError } from '@/components/settings/setting-edits';
import { boundsOf } from '@/components/settings/setting-groups';
import { defaultSettings } from '@/lib/contracts/settings';

describe('edits of settings', () => {
  it('are only what differs from what is saved', () => {
    const edits = {
      USER_ACTIONS_OVERDUE_DAYS: 30,
      USER_ACTIONS_NOTIFICATION_THRESHOLD: 6,
      USER_ACTIONS_DEFAULT_EXPIRATION_REMINDERS: [30, 14, 7, 1],
    };
    expect(changesAmong(edits, defaultSettings)).toEqual({ USER_ACTIONS_NOTIFICATION_THRESHOLD: 6 });
  });

  it.each([
    ['30, 14,7', [30, 14, 7]],
    ['1,7,7,30', [30, 7, 1]],
    ['0', [0]],
    ['', null],
    ['7,', null],
    ['7 days', null],
    ['-1', null],
  ])('read the days in "%s"', (text, days) => {
    expect(daysIn(text)).toEqual(days);
  });

  it('are judged by the bounds that the server keeps', () => {
    expect(boundsOf('USER_ACTIONS_PENDING_ORDER_HOURS')).toEqual({ least: 1, most: 168 });
    expect(boundsOf('USER_ACTIONS_ENABLED')).toBeNull();
    expect(findSettingError('USER_ACTIONS_PENDING_ORDER_HOURS', 168)).toBeUndefined();
    expect(findSettingError('USER_ACTIONS_PENDING_ORDER_HOURS', 169)).toBe('Enter a whole number from 1 to 168.');
    expect(findSettingError('USER_ACTIONS_OVERDUE_DAYS', Number.NaN)).toBe('Enter a whole number from 0 to 3650.');
  });
});
