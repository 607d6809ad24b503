import { expect, test } from 'vitest';
import { choicesBetween, choicesOfReset, quietInWords, withChoices } from '@/components/preferences/preference-words';
import type { NotificationPreferences, When } from '@/lib/contracts/notification-preferences';

const quiet = { is_on: true, from: '22:00', until: '07:00', days: [1, 2, 3, 4, 5, 6, 7] };

function preferences(when: When): NotificationPreferences {
  const way = { choices: ['at_once', 'digest', 'off'] satisfies When[], is_mandatory: false, reason: null };
  const channels = [{ channel: 'email', when, default_when: 'digest' as const, ...way }];
  const kinds = [{ kind: 'notice', label: 'Notices', description: '', is_mandatory: false, channels }];
  return { time_zone: 'UTC', kinds, quiet_hours: quiet };
}

test('quiet hours over midnight say on which day they end', () => {
  expect(quietInWords(quiet)).toBe('Mails wait from 22:00 until 07:00 on the next day, every day.');
  expect(quietInWords({ ...quiet, days: [1, 2, 3, 4, 5] })).toBe(
    'Mails wait from 22:00 until 07:00 on the next day, on nights that begin on Monday to Friday; the last one ends on Saturday.',
  );
  expect(quietInWords({ ...quiet, days: [3, 7] })).toMatch(/on Wednesday and Sunday; the last one ends on Monday\.$/);
});

test('quiet hours within a day say on which days they are', () => {
  const siesta = { ...quiet, from: '13:00', until: '15:00' };
  expect(quietInWords(siesta)).toBe('Mails wait from 13:00 until 15:00, every day.');
  expect(quietInWords({ ...siesta, days: [1, 3, 7] })).toBe(
    'Mails wait from 13:00 until 15:00, on Monday, Wednesday and Sunday.',
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
