import { expect, test } from 'vitest';
import { formatType, reasonText as inWords, statusOf } from '@/components/deliveries/delivery-labels';

const reasonText = (delivery: Omit<Parameters<typeof inWords>[0], 'digest'>) => inWords({ digest: null, ...delivery });

test('says in a sentence why somebody was not told, and nothing where all went well', () => {
  expect(reasonText({ state: 'suppressed', reason: 'muted', last_error: '' })).toBe('The alert was snoozed.');
  expect(reasonText({ state: 'bounced', reason: 'hard_bounce', last_error: '550: unknown' })).toBe(
    'The address can’t receive email. 550: unknown',
  );
  expect(reasonText({ state: 'suppressed', reason: 'set_aside', last_error: 'html: Required.' })).toBe(
    'The message can’t be read and was set aside. html: Required.',
  );
  expect(reasonText({ state: 'failed', reason: null, last_error: '422: no' })).toBe('422: no');
  expect(reasonText({ state: 'sent', reason: null, last_error: 'a delay of before' })).toBe('');
  expect(reasonText({ state: 'suppressed', reason: 'some_new_reason', last_error: '' })).toBe('Some new reason.');
});

test('types have the names that people know, and new ones are made readable', () => {
  expect(formatType('critical_notice')).toBe('Critical notification');
  expect(formatType('some_new_type')).toBe('Some new type');
});

test('what goes by digest is shown as in it, anything else suppressed as not sent', () => {
  expect(statusOf({ state: 'suppressed', reason: 'digest' }).word).toBe('In digest');
  expect(statusOf({ state: 'suppressed', reason: 'muted' }).word).toBe('Not sent');
});

test('says what became of the digest that tells it', () => {
  const delivery = { state: 'suppressed', reason: 'digest', last_error: '' } as const;
  const digest = { uuid: '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9e', sent_at: null };
  expect(inWords({ ...delivery, digest: null })).toBe('Held for the daily digest.');
  expect(inWords({ ...delivery, digest: { ...digest, state: 'sent' } })).toBe('Sent in the daily digest.');
  expect(inWords({ ...delivery, digest: { ...digest, state: 'failed' } })).toBe('The daily digest failed.');
});
