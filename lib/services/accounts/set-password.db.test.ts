import { describe, expect, test } from 'vitest';
import { hashOfSecret } from '@/lib/auth/token-hash';
import { database, sql } from '@/lib/db/client';
import { createPasswordLink } from '@/lib/services/accounts/create-password-link';
import { findAccountLink } from '@/lib/services/accounts/find-account-link';
import { setPassword } from '@/lib/services/accounts/set-password';
import { signInWithPassword } from '@/lib/services/accounts/sign-in-with-password';
import { makeUser } from '@/lib/testing/make';
import { makeAccount, testPassword } from '@/lib/testing/make-account';
import { makeSession } from '@/lib/testing/session-cookie-of';
import { testContext, testNow } from '@/lib/testing/test-context';
import { waitingForLocks } from '@/lib/testing/waiting-for-locks';

const anonymous = testContext({ kind: 'anonymous' });
const newPassword = 'seven grey seals at noon';
const HOUR_MS = 60 * 60_000;

async function linkFor(uuid: string): Promise<string> {
  const { url } = await createPasswordLink(testContext(), { uuid });
  return new URL(url).searchParams.get('token') ?? '';
}

function hoursLater(hours: number) {
  return testContext({ kind: 'anonymous' }, new Date(testNow.getTime() + hours * HOUR_MS));
}

describe('createPasswordLink', () => {
  test('keeps only the hash of the link', async () => {
    const { id } = await makeUser();
    const token = await linkFor(id);
    const kept = await database().accountLink.findFirstOrThrow({ where: { user_id: id } });
    expect(new Uint8Array(kept.token_hash)).toEqual(hashOfSecret(token));
    expect(JSON.stringify(await database().auditEntry.findMany({ where: { subject_id: id } }))).not.toContain(token);
  });

  test('is for staff only', async () => {
    const [staff, other] = [await makeUser({ is_staff: true }), await makeUser()];
    await expect(createPasswordLink(testContext(other), { uuid: other.id })).rejects.toMatchObject({
      code: 'not_allowed',
    });
    expect(await createPasswordLink(testContext(staff), { uuid: other.id })).toMatchObject({
      expires_at: new Date(testNow.getTime() + 72 * HOUR_MS).toISOString(),
    });
  });

  test('makes none for somebody suspended', async () => {
    const { id } = await makeUser({ status: 'suspended', suspended_at: testNow });
    await expect(createPasswordLink(testContext(), { uuid: id })).rejects.toMatchObject({ code: 'not_found' });
  });
});

async function openSessions(user_id: string): Promise<string[]> {
  const open = await database().session.findMany({ where: { user_id, ended_at: null } });
  return open.map(({ id }) => id);
}

describe('setPassword', () => {
  test('replaces the password, ends every session, and records it', async () => {
    const { id, email } = await makeAccount();
    const before = await makeSession(id);
    await setPassword(anonymous, { token: await linkFor(id), password: newPassword });
    expect(await openSessions(id)).toEqual([]);
    expect(await database().session.findUnique({ where: { id: before.id } })).toMatchObject({ ended_at: testNow });
    const signIn = (password: string) =>
      signInWithPassword(anonymous, { email, password, origin: { network: null, browser: '' } });
    expect(await signIn(newPassword)).toEqual({ userId: id, sessionId: expect.any(String) });
    await expect(signIn(testPassword)).rejects.toMatchObject({ code: 'not_authenticated' });
    const recorded = await database().auditEntry.count({ where: { subject_id: id, operation: 'password_set' } });
    expect(recorded).toBe(1);
  });

  test('keeps the session of the browser that it was set in, and ends all others', async () => {
    const { id } = await makeAccount();
    const [here, elsewhere] = [await makeSession(id), await makeSession(id)];
    await setPassword(anonymous, { token: await linkFor(id), password: newPassword, keptSessionId: here.id });
    expect(await openSessions(id)).toEqual([here.id]);
    expect(elsewhere.id).not.toBe(here.id);
  });

  test('a link works once, also for ten who use it at the same time', async () => {
    const { id } = await makeUser();
    const token = await linkFor(id);
    const uses = Array.from({ length: 10 }, (_, number) =>
      setPassword(anonymous, { token, password: `${newPassword} ${number}` }),
    );
    const outcomes = await Promise.allSettled(uses);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await database().auditEntry.count({ where: { subject_id: id, operation: 'password_set' } })).toBe(1);
    await expect(setPassword(anonymous, { token, password: newPassword })).rejects.toMatchObject({ code: 'moved_on' });
  });

  test('of two who both found the link good before either used it, one sets the password', async () => {
    const { id } = await makeUser();
    const token = await linkFor(id);
    const uses = await database().$transaction(async (held) => {
      await held.$queryRaw(sql`SELECT 1 FROM user_account WHERE id = ${id}::uuid FOR UPDATE`);
      const started = [0, 1].map((number) => setPassword(anonymous, { token, password: `${newPassword} ${number}` }));
      const settled = Promise.allSettled(started);
      await expect.poll(waitingForLocks).toBe(2);
      return { settled };
    });
    const outcomes = await uses.settled;
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(outcomes).toContainEqual({ status: 'rejected', reason: expect.objectContaining({ code: 'moved_on' }) });
    expect(await database().auditEntry.count({ where: { subject_id: id, operation: 'password_set' } })).toBe(1);
  });

  test('a link works for 72 hours and not a moment longer', async () => {
    const { id } = await makeUser();
    const token = await linkFor(id);
    expect(await findAccountLink(hoursLater(71), 'set_password', token)).toMatchObject({ user: { id } });
    expect(await findAccountLink(hoursLater(72), 'set_password', token)).toBeNull();
    await expect(setPassword(hoursLater(72), { token, password: newPassword })).rejects.toMatchObject({
      code: 'moved_on',
    });
  });

  test('setting a password ends all other links of the person', async () => {
    const { id } = await makeUser();
    const [first, second] = [await linkFor(id), await linkFor(id)];
    await setPassword(anonymous, { token: first, password: newPassword });
    expect(await findAccountLink(anonymous, 'set_password', second)).toBeNull();
  });

  test('a weak password is refused and leaves the link usable', async () => {
    const { id } = await makeUser();
    const token = await linkFor(id);
    await expect(setPassword(anonymous, { token, password: 'short' })).rejects.toMatchObject({
      code: 'validation_failed',
      facts: { fields: { password: ['Use at least 12 characters. This has 5.'] } },
    });
    await setPassword(anonymous, { token, password: newPassword });
  });

  test('a person suspended after the link was made cannot use it', async () => {
    const { id } = await makeUser();
    const token = await linkFor(id);
    await database().user.update({ where: { id }, data: { status: 'suspended', suspended_at: testNow } });
    await expect(setPassword(anonymous, { token, password: newPassword })).rejects.toMatchObject({ code: 'moved_on' });
  });
});
