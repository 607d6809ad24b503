import { describe, expect, test } from 'vitest';
import { database } from '@/lib/db/client';
import { signInWithProvider } from '@/lib/services/accounts/sign-in-with-provider';
import { makeProject, makeUser, uniqueName } from '@/lib/testing/make';
import { makeInvitation } from '@/lib/testing/make-invitation';
import { testContext, testNow } from '@/lib/testing/test-context';

const origin = { network: '192.0.2.7', browser: 'Firefox on Linux' };
const anonymous = testContext({ kind: 'anonymous' });

describe('signInWithProvider', () => {
  test('lets in the active person whose address the provider has confirmed', async () => {
    const { id, email } = await makeUser();
    const claims = { email: email.toUpperCase(), email_verified: true };
    expect(await signInWithProvider(anonymous, claims, origin)).toEqual({ userId: id, sessionId: expect.any(String) });
    expect(await database().user.findUniqueOrThrow({ where: { id } })).toMatchObject({ last_sign_in_at: testNow });
  });

  test('an address that the provider has not confirmed opens nothing', async () => {
    const { email } = await makeUser();
    await expect(signInWithProvider(anonymous, { email, email_verified: false }, origin)).rejects.toMatchObject({
      code: 'not_authenticated',
    });
  });

  test('somebody unknown is refused and no account is made', async () => {
    const email = `${uniqueName('stranger')}@example.org`;
    await expect(signInWithProvider(anonymous, { email, email_verified: true }, origin)).rejects.toMatchObject({
      code: 'not_authenticated',
    });
    expect(await database().user.count({ where: { email } })).toBe(0);
  });

  test('somebody unknown who is invited gets an account and is let in; once the time is over, they are refused', async () => {
    const { id: project_id } = await makeProject();
    const [{ invitation }, late] = [
      await makeInvitation({ project_id, full_name: 'Ann Bell' }),
      await makeInvitation({ project_id, expires_at: testNow }),
    ];
    const { userId } = await signInWithProvider(anonymous, { email: invitation.email, email_verified: true }, origin);
    const person = await database().user.findUniqueOrThrow({ where: { id: userId } });
    expect(person).toMatchObject({
      email: invitation.email,
      full_name: 'Ann Bell',
      status: 'active',
      password_hash: null,
    });
    const claims = { email: late.invitation.email, email_verified: true };
    await expect(signInWithProvider(anonymous, claims, origin)).rejects.toMatchObject({ code: 'not_authenticated' });
  });

  test('somebody suspended is refused, and it is recorded', async () => {
    const { id, email } = await makeUser({ status: 'suspended', suspended_at: testNow });
    await expect(signInWithProvider(anonymous, { email, email_verified: true }, origin)).rejects.toMatchObject({
      code: 'not_authenticated',
    });
    const [entry] = await database().auditEntry.findMany({ where: { subject_id: id } });
    expect(entry).toMatchObject({ result: 'refused', facts: { way: 'oidc', fault: 'not_active' } });
  });
});
