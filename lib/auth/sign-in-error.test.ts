import { describe, expect, test } from 'vitest';
import { SignInError, signInErrorSentence } from '@/lib/auth/sign-in-error';
import { DomainError } from '@/lib/core/errors';

function sentenceFor(error: DomainError): string {
  const signInError = new SignInError(error);
  return signInErrorSentence(signInError.type, signInError.code);
}

describe('signInErrorSentence', () => {
  test.each([
    [1, 'in 1 minute'],
    [60, 'in 1 minute'],
    [61, 'in 2 minutes'],
    [900, 'in 15 minutes'],
  ])('a wait of %i seconds is told as %s, never as less', (retryAfterSeconds, words) => {
    const error = new DomainError('too_many_requests', { retryAfterSeconds });
    expect(sentenceFor(error)).toBe(`Too many attempts. Try again ${words}.`);
  });

  test('a wrong password and an unknown account are told alike', () => {
    expect(sentenceFor(new DomainError('not_authenticated'))).toContain('Incorrect email address or password');
  });

  test('trouble of ours is never told as a wrong password', () => {
    expect(sentenceFor(new DomainError('unavailable'))).toContain('isn’t available right now');
    expect(signInErrorSentence('CallbackRouteError')).toContain('isn’t available right now');
  });

  test('a wait that somebody typed into the address is not repeated', () => {
    expect(signInErrorSentence('CredentialsSignin', 'too_many_requests.<b>9')).toContain('later');
  });
});
