import { expect, test } from 'vitest';
import {
  awaitedDigest,
  reminderKindLabels,
  reminderReason,
  reminderStatusLabels,
  reminderTitle,
} from '@/lib/client/reminder-words';
import {
  accessCancellations,
  accessReminderKinds,
  reminderCancellations,
  reminderKinds,
  reminderStatuses,
  supersedingReason,
} from '@/lib/contracts/history/reminders';

const sentence = /^[A-Z].* .*\.$/;
const cancelled = (kind: string, reason: string) => reminderReason({ kind, reason, status: 'CANCELLED' });

test('every reason of the contract is a sentence of its own, for each kind that has it', () => {
  for (const kind of reminderKinds) {
    const isOfAccess = accessReminderKinds.some((one) => one === kind);
    const reasons = [...(isOfAccess ? accessCancellations : reminderCancellations), supersedingReason];
    const words = reasons.map((reason) => cancelled(kind, reason));
    for (const word of words) expect(word).toMatch(sentence);
    expect(new Set(words).size).toBe(reasons.length);
  }
});

test('every kind and status of the contract has words, and a kind that is not known yet is made readable', () => {
  for (const kind of reminderKinds) {
    expect(reminderKindLabels[kind]).toBeTruthy();
    expect(reminderTitle({ kind, milestone: null })).not.toMatch(/_|null/);
  }
  for (const status of reminderStatuses) expect(reminderStatusLabels[status].label).toBeTruthy();
  expect(reminderTitle({ kind: 'some_new_kind', milestone: '2 days' })).toBe('Some new kind, 2 days before');
  expect(cancelled('some_new_kind', 'some_new_reason')).toBe('Some new reason.');
});

test('what a reminder tells is said with its milestone', () => {
  expect(reminderTitle({ kind: 'access_renewal', milestone: '2 months' })).toBe('Reminder to renew, 2 months before');
  expect(reminderTitle({ kind: 'project_ending', milestone: '7 days' })).toBe('Project ends, 7 days before');
  expect(reminderTitle({ kind: 'project_ending', milestone: 'grace' })).toBe('Project is in its grace period');
});

test('the notice of an end isn’t sent to who had other access, a reminder where everyone has access that lasts longer', () => {
  expect(cancelled('access_revoked', 'other_approval')).toBe('The recipient had other access.');
  expect(cancelled('access_renewal', 'other_approval')).toBe('Everyone concerned has other access that lasts longer.');
});

test('what was sent needs no reason, and what failed says that of its delivery', () => {
  const failed = (reason: string) => reminderReason({ kind: 'access_renewal', reason, status: 'FAILED' });
  expect(reminderReason({ kind: 'access_renewal', reason: null, status: 'SENT' })).toBe('');
  expect(failed('no_address')).toBe('There is no valid email address.');
  expect(failed('told_recently')).toBe('They were just notified of the same thing.');
  expect(failed('bounced')).toBe('It couldn’t be delivered.');
  expect(failed('550: unknown')).toBe('It couldn’t be delivered. 550: unknown');
});

test('a reminder of a resource that waits for the digest says so, and no other', () => {
  expect(awaitedDigest({ kind: 'expiring_resource', status: 'SCHEDULED' })).toBe(
    'It will be in the next daily digest.',
  );
  expect(awaitedDigest({ kind: 'expiring_resource', status: 'SENT' })).toBe('');
  expect(awaitedDigest({ kind: 'project_ending', status: 'SCHEDULED' })).toBe('');
});
