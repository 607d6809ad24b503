import { expect, test } from 'vitest';
import { choicesBetween, choicesOfReset, formatQuiet, withChoices } from '@/components/preferences/preference-labels';
import type { NotificationPreferences, When } from '@/lib/contracts/delivery/preferences';

const quiet = { is_on: true, from: '22:00', until: '07:00', days: [1, 2, 3, 4, 5, 6, 7] };

function preferences(when: When): NotificationPreferences {
  const preference = { choices: ['at_once', 'digest', 'off'] satisfies When[], is_mandatory: false, reason: null };
  const channels = [{ channel: 'email', when, default_when: 'digest' as const, ...preference }];
  const kinds = [{ kind: 'notice', label: 'Notices', description: '', is_mandatory: false, channels }];
  return { time_zone: 'UTC', kinds, quiet_hours: quiet };
}

test('quiet hours over midnight say on which day they end', () => {
  expect(formatQuiet(quiet)).toBe('Emails are held from 22:00 to 07:00 the next day, every day.');
  expect(formatQuiet({ ...quiet, days: [1, 2, 3, 4, 5] })).toBe(
    'Emails are held from 22:00 to 07:00 the next day, on Monday to Friday nights.',
  );
  expect(formatQuiet({ ...quiet, days: [3, 7] })).toMatch(/the next day, on Wednesday and Sunday nights\.$/);
});

test('quiet hours within a day say on which days they are', () => {
  const siesta = { ...quiet, from: '13:00', until: '15:00' };
  expect(formatQuiet(siesta)).toBe('Emails are held from 13:00 to 15:00, every day.');
  expect(formatQuiet({ ...siesta, days: [1, 3, 7] })).toBe(
    'Emails are held from 13:00 to 15:00, on Monday, Wednesday and Sunday.',
  );
});

test('a reset changes what differs from its default, and going back changes the same', () => {
  const before = preferences('off');
  const reset = choicesOfReset(before);
  expect(reset).toEqual([{ kind: 'notice', channel: 'email', when: 'digest' }]);
  const after = withChoices(before, reset);
  expect(choicesOfReset(after)).toEqual([]);
  expect(choicesBetween(after, before)).toEqual([{ kind: 'notice', channel: 'email', when: 'off' }]);
});
