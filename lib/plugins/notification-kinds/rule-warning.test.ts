import { expect, test } from 'vitest';
import { ruleWarning, type WarningFacts } from '@/lib/plugins/notification-kinds/rule-warning';

const reader = { full_name: 'Sara', email: 'sara@x.example', time_zone: 'Asia/Tokyo', hidesLinks: false };
const action = 'Suspend the account';
const warned = { mail: 'warned', action, day: '2026-12-24', can_sign_in: true } as const;

function written(facts: WarningFacts) {
  const words = ruleWarning.write(facts, reader, { subject: null, priority: 'high' });
  return 'paragraphs' in words ? { text: words.paragraphs.join(' '), button: words.button?.label } : null;
}

test('a warning is mandatory, always an email, and reaches suspended people', () => {
  expect(ruleWarning).toMatchObject({ isMandatory: true, reaches: 'suspended' });
  expect(ruleWarning.channels['email']?.choices).toEqual(['at_once']);
});

test('a warning says what will happen, not before which day, and that signing in prevents it', () => {
  expect(written(warned)).toEqual({
    text: 'On or after 24 Dec 2026, Heed will do this: suspend the account. To prevent it, sign in before then.',
    button: 'Open Heed',
  });
});

test('who cannot sign in is told whom to ask instead', () => {
  const advice = 'To prevent it, contact the admins of the installation before then.';
  for (const mail of ['warned', 'moved'] as const) {
    expect(written({ ...warned, mail, can_sign_in: false })).toEqual({
      text: expect.stringContaining(advice),
      button: undefined,
    });
  }
});

test('a day that has moved is named, and what was withdrawn will not happen', () => {
  expect(written({ ...warned, mail: 'moved' })?.text).toContain('on or after 24 Dec 2026: suspend the account.');
  expect(written({ mail: 'withdrawn', action })).toEqual({
    text: 'We warned you that Heed would do this: suspend the account. It won’t happen.',
    button: undefined,
  });
});
