import { AuthError } from 'next-auth';
import { afterEach, expect, test, vi } from 'vitest';
import { SignInError } from '@/lib/auth/sign-in-error';
import { DomainError } from '@/lib/core/errors';
import { signInByLink } from './actions';

const signIn = vi.hoisted(() => vi.fn());
vi.mock('@/lib/http/sessions', () => ({ signIn }));

afterEach(() => signIn.mockReset());

function press(returnTo = '') {
  const form = new FormData();
  form.set('token', 'a-token');
  form.set('returnTo', returnTo);
  return signInByLink({ errorMessage: null, attempts: 1 }, form);
}

test('a fault of ours is told, and the link can be tried again', async () => {
  signIn.mockRejectedValue(new AuthError());
  expect(await press()).toEqual({
    errorMessage: 'Sign-in isn’t available right now. Try again soon.',
    attempts: 2,
  });
});

test('too many attempts are told with the time to wait', async () => {
  signIn.mockRejectedValue(new SignInError(new DomainError('too_many_requests', { retryAfterSeconds: 90 })));
  expect((await press()).errorMessage).toContain('Too many attempts. Try again in 2 minutes.');
});

test('a link that was used meanwhile leads back to its page, which says so', async () => {
  signIn.mockRejectedValue(new SignInError(new DomainError('not_authenticated')));
  await expect(press()).rejects.toMatchObject({ digest: expect.stringContaining('/sign-in-link?token=a-token') });
});

test.each([
  ['/history?state=failed', ';/history?state=failed;'],
  ['https://elsewhere.example/', ';/actions;'],
])('one that works leads to %s when that is a page of ours', async (returnTo, address) => {
  await expect(press(returnTo)).rejects.toMatchObject({ digest: expect.stringContaining(address) });
});
