import { expect, test } from 'vitest';
import { setAsideSentence } from '@/components/deliveries/set-aside-labels';

test('says how many messages were set aside, one or several', () => {
  expect(setAsideSentence(1)).toBe('1 message couldn’t be processed and was set aside. Everything else is sent.');
  expect(setAsideSentence(12)).toBe('12 messages couldn’t be processed and were set aside. Everything else is sent.');
});
