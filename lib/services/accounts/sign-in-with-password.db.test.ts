import { describe, expect, test } from 'vitest';
import { hashOfSecret } from '@/lib/auth/token-hash';
import { database } from '@/lib/db/client';
import { signInWithPassword } from '@/lib/services/accounts/sign-in-with-password';
import { MOST_FAILURES } from '@/lib/services/accounts/take-attempt';
import { uniqueName } from '@/lib/testing/make';
import { makeAccount, testPassword } from '@/lib/testing/make-account';
import { testContext, testNow } from '@/lib/testing/test-context';

const WAIT_MS = 15 * 60_000;

function attempt(email: string, password: string, network: string | null = null, now = testNow) {
  return signInWithPassword(testContext({ kind: 'anonymous' }, now), {
    email,
    password,
    origin: { network, browser: 'Firefox on Linux' },
  });
}

/** How many attempts ended with each code. */
async function codesOf(attempts: readonly Promise<unknown>[]): Promise<Record<string, number>> {
  const codes: Record<string, number> = {};
  for (const outcome of await Promise.allSettled(attempts)) {
    const code = outcome.status === 'fulfilled' ? 'signed_in' : String(outcome.reason.code);
    codes[code] = (codes[code] ?? 0) + 1;
  }
  return codes;
}

function auditOf(subject_id: string) {
  return database().auditEntry.findMany({ where: { subject_id }, orderBy: [{ at: 'asc' }, { id: 'asc' }] });
}

describe('signInWithPassword', () => {
  test('lets in who knows the password, notes when, and records it', async () => {
    const { id, email } = await makeAccount();
    expect(await attempt(` ${email.toUpperCase()} `, testPassword)).toEqual({
      userId: id,
      sessionId: expect.any(String),
    });
    const person = await database().user.findUniqueOrThrow({ where: { id } });
    expect(person.last_sign_in_at).toEqual(testNow);
    const [entry] = await auditOf(id);
    expect(entry).toMatchObject({ operation: 'sign_in', actor_id: id, via: 'session', result: 'success' });
  });

  test('lets in while another transaction writes what refers to the person', async () => {
    const { id, email } = await makeAccount();
    await database().$transaction(
      async (tx) => {
        const token = {
          name: uniqueName('token'),
          token_hash: hashOfSecret(uniqueName('token')),
          prefix: 'heed',
          created: testNow,
        };
        await tx.apiToken.create({ data: { user_id: id, ...token } });
        expect(await attempt(email, testPassword)).toMatchObject({ userId: expect.any(String) });
      },
      { timeout: 15_000 },
    );
  });

  test.each([
    ['a wrong password', {}, 'something else', 'wrong_password'],
    ['a suspended person', { status: 'suspended', suspended_at: testNow }, testPassword, 'not_active'],
    ['a deleted person', { status: 'deleted' }, testPassword, 'not_active'],
    ['an account without a password', { password_hash: null }, testPassword, 'no_password'],
  ])('refuses %s in the same words, and records why', async (_, fields, password, failure) => {
    const { id, email } = await makeAccount(fields);
    await expect(attempt(email, password)).rejects.toMatchObject({ code: 'not_authenticated', facts: {} });
    const [entry] = await auditOf(id);
    expect(entry).toMatchObject({ actor_id: null, result: 'refused', facts: { way: 'password', fault: failure } });
  });

  test('an unknown address is refused in the same words and never written down', async () => {
    const email = `${uniqueName('nobody')}@example.org`;
    await expect(attempt(email, testPassword)).rejects.toMatchObject({ code: 'not_authenticated', facts: {} });
    const rejected = await database().auditEntry.findMany({ where: { operation: 'sign_in', subject_id: null } });
    expect(rejected.at(-1)).toMatchObject({ result: 'refused', facts: { fault: 'unknown_account' } });
    expect(JSON.stringify(rejected)).not.toContain(email);
  });
});

describe('the limit of attempts', () => {
  test('of twenty parallel wrong passwords from one network exactly ten are tried', async () => {
    const { id, email } = await makeAccount();
    const codes = await codesOf(Array.from({ length: 20 }, () => attempt(email, 'something else')));
    expect(codes).toEqual({ not_authenticated: MOST_FAILURES.pair, too_many_requests: 10 });
    expect(await auditOf(id)).toHaveLength(MOST_FAILURES.pair);
  });

  test('says when to come back, refuses even the right password until then, and lets in after it', async () => {
    const { email } = await makeAccount();
    for (let tried = 0; tried < MOST_FAILURES.pair; tried++) await codesOf([attempt(email, 'something else')]);
    const later = new Date(testNow.getTime() + WAIT_MS - 60_000);
    await expect(attempt(email, testPassword, null, later)).rejects.toMatchObject({
      code: 'too_many_requests',
      facts: { retryAfterSeconds: 60 },
    });
    const after = new Date(testNow.getTime() + WAIT_MS);
    expect(await attempt(email, testPassword, null, after)).toMatchObject({ userId: expect.any(String) });
  });

  test('staff are told once per window of an account at which so many fail, and what was typed is not told', async () => {
    const { id, email } = await makeAccount();
    const notifications = () =>
      database().adminNotification.findMany({ where: { notification_metadata: { path: ['user_uuid'], equals: id } } });
    const fail = (times: number, now: Date) =>
      codesOf(Array.from({ length: times }, () => attempt(email, 'my other secret', null, now)));
    await fail(MOST_FAILURES.account - 1, testNow);
    expect(await notifications()).toEqual([]);
    await fail(20, testNow);
    expect(await notifications()).toMatchObject([
      { type: 'security_alert', title: `Repeated failed sign-ins: ${email}`, fold_count: 1 },
    ]);
    await fail(20, new Date(testNow.getTime() + WAIT_MS));
    expect(await notifications()).toHaveLength(2);
    expect(JSON.stringify(await notifications())).not.toContain('my other secret');
  });

  test('staff are told of a network that has none left, also when no account is known', async () => {
    const network = uniqueName('10.9.8.0/24');
    for (let tried = 0; tried < MOST_FAILURES.network; tried++) {
      await codesOf([attempt(`${uniqueName('nobody')}@example.org`, 'x', network)]);
    }
    const notifications = await database().adminNotification.findMany({ where: { title: { contains: network } } });
    expect(notifications).toMatchObject([
      { type: 'security_alert', fold_count: 1, notification_metadata: { network } },
    ]);
  });

  test('staff are told of a network also when its last attempt meets an account that has none left', async () => {
    const network = uniqueName('10.9.7.0/24');
    const [one, other] = [`${uniqueName('one')}@example.org`, `${uniqueName('other')}@example.org`];
    for (const email of [one, other, one]) {
      for (let tried = 0; tried < MOST_FAILURES.pair; tried++) await codesOf([attempt(email, 'x', network)]);
    }
    expect(await database().adminNotification.count({ where: { title: { contains: network } } })).toBe(1);
  });

  test('a success clears the count of its network at the account', async () => {
    const { email } = await makeAccount();
    for (let round = 0; round < 2; round++) {
      for (let tried = 1; tried < MOST_FAILURES.pair; tried++) await codesOf([attempt(email, 'something else')]);
      expect(await attempt(email, testPassword)).toMatchObject({ userId: expect.any(String) });
    }
  });

  test('one network may fail thirty times over all accounts, and then does not use up those of accounts', async () => {
    const network = '192.0.2.77';
    const emails = Array.from({ length: 40 }, () => `${uniqueName('nobody')}@example.org`);
    const codes = await codesOf(emails.map((email) => attempt(email, 'something else', network)));
    expect(codes).toEqual({ not_authenticated: MOST_FAILURES.network, too_many_requests: 10 });
    const { email } = await makeAccount();
    await codesOf(Array.from({ length: 20 }, () => attempt(email, 'something else', network)));
    expect(await attempt(email, testPassword, '192.0.2.78')).toMatchObject({ userId: expect.any(String) });
  });

  test('successes never use up the attempts of a network', async () => {
    const { email } = await makeAccount();
    const attempts = Array.from(
      { length: MOST_FAILURES.network + 2 },
      () => () => attempt(email, testPassword, '192.0.2.79'),
    );
    for (const next of attempts) expect(await next()).toMatchObject({ userId: expect.any(String) });
  });

  test('a stranger who fails as often as possible locks out their own network, and not the owner', async () => {
    const { id, email } = await makeAccount();
    const [stranger, owner] = [uniqueName('10.9.6.0/24'), uniqueName('10.9.5.0/24')];
    const codes = await codesOf(Array.from({ length: 40 }, () => attempt(email, 'something else', stranger)));
    expect(codes).toEqual({ not_authenticated: MOST_FAILURES.pair, too_many_requests: 30 });
    await expect(attempt(email, testPassword, stranger)).rejects.toMatchObject({ code: 'too_many_requests' });
    expect(await attempt(email, testPassword, owner)).toMatchObject({ userId: id });
    await expect(attempt(email, testPassword, stranger)).rejects.toMatchObject({ code: 'too_many_requests' });
  });

  test('guessing from many networks locks nobody out, and staff are told of it once per window', async () => {
    const { id, email } = await makeAccount();
    const networks = Array.from({ length: 25 }, () => uniqueName('10.8.0.0/24'));
    const codes = await codesOf(networks.map((network) => attempt(email, 'something else', network)));
    expect(codes).toEqual({ not_authenticated: networks.length });
    expect(await attempt(email, testPassword, networks[0])).toMatchObject({ userId: id });
    const where = { notification_metadata: { path: ['user_uuid'], equals: id } };
    expect(await database().adminNotification.findMany({ where })).toMatchObject([
      { title: `Repeated failed sign-ins: ${email}`, fold_count: 1 },
    ]);
  });

  test('a success of the owner does not hide what fails from elsewhere', async () => {
    const { id, email } = await makeAccount();
    const fail = (times: number) =>
      codesOf(Array.from({ length: times }, () => attempt(email, 'something else', uniqueName('10.7.0.0/24'))));
    await fail(MOST_FAILURES.account - 2);
    const mine = uniqueName('10.6.0.0/24');
    await codesOf([attempt(email, 'mistyped', mine)]);
    expect(await attempt(email, testPassword, mine)).toMatchObject({ userId: id });
    const where = { notification_metadata: { path: ['user_uuid'], equals: id } };
    await fail(1);
    expect(await database().adminNotification.count({ where })).toBe(0);
    await fail(1);
    expect(await database().adminNotification.count({ where })).toBe(1);
  });
});
