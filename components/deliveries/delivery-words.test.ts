import { expect, test } from 'vitest';
import { whyInWords } from '@/components/deliveries/delivery-words';

test('says in a sentence why somebody was not told, and nothing where all went well', () => {
  expect(whyInWords({ state: 'suppressed', reason: 'muted', last_error: '' })).toBe('The alert was snoozed.');
  expect(whyInWords({ state: 'bounced', reason: 'hard_bounce', last_error: '550: unknown' })).toBe(
    'The address does not take mail. 550: unknown',
  );
  expect(whyInWords({ state: 'failed', reason: null, last_error: '422: no' })).toBe('422: no');
  expect(whyInWords({ state: 'sent', reason: null, last_error: 'a delay of before' })).toBe('');
  expect(whyInWords({ state: 'suppressed', reason: 'some_new_reason', last_error: '' })).toBe('Some new reason.');
});
