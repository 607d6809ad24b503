import { expect, it } from 'vitest';
import { readRegistration } from './read-registration';

const password = 'seven grey seals at noon';
const link = { uuid: '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9e', token: 'a-token' };
const entered = { ...link, full_name: ' Ann Bell ', password, repeated: password };

it('takes a name, without spaces around it, and a password', () => {
  expect(readRegistration(entered)).toEqual({
    errorMessage: null,
    input: { ...link, full_name: 'Ann Bell', password },
  });
});

const long = 'x'.repeat(1_001);

it.each([
  ['Your name: Enter a full name.', { full_name: ' ' }],
  ['Your name: Must be at most 200 characters long.', { full_name: 'x'.repeat(201) }],
  ['Your name: Must be one line.', { full_name: 'Ann\nBell' }],
  ['New password: Must be at most 1,000 characters long.', { password: long, repeated: long }],
  ['The passwords don’t match.', { repeated: 'seven' }],
  ['Open the link again.', { uuid: 'none' }],
  ['Open the link again.', { token: '' }],
])('what can’t be taken is refused: %s', (errorMessage, given) => {
  expect(readRegistration({ ...entered, ...given })).toEqual({ errorMessage });
});
