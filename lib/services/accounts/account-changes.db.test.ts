import { expect, test } from 'vitest';
import { linkSecret } from '@/lib/auth/link-secret';
import { database, sql } from '@/lib/db/client';
import { admitPerson } from '@/lib/services/accounts/conclude-sign-in';
import { isLiveSession } from '@/lib/services/accounts/is-live-session';
import { requestSignInLink } from '@/lib/services/accounts/request-sign-in-link';
import { signInWithLink } from '@/lib/services/accounts/sign-in-with-link';
import { makeUser, uniqueName } from '@/lib/testing/make';
import { makeAccount } from '@/lib/testing/make-account';
import { testContext, testNow } from '@/lib/testing/test-context';

const anonymous = testContext({ kind: 'anonymous' });
const origin = { network: null, browser: 'Firefox on Linux' };
const notAuthenticated = { code: 'not_authenticated' };

async function linkFor({ id, email }: { id: string; email: string }): Promise<string> {
  await requestSignInLink(anonymous, { email }, { network: null });
  const [link] = await database().accountLink.findMany({ where: { user_id: id } });
  return linkSecret(link?.id ?? '');
}

test('a link that went to the address of before opens nothing once the address is another', async () => {
  const person = await makeUser();
  const token = await linkFor(person);
  await database().user.update({
    where: { id: person.id },
    data: { email: `${uniqueName('moved')}@example.org`, full_name: 'Moved' },
  });
  await expect(signInWithLink(anonymous, { token, origin })).rejects.toMatchObject(notAuthenticated);
});

test('another name leaves a link as it is', async () => {
  const person = await makeUser();
  const token = await linkFor(person);
  await database().user.update({ where: { id: person.id }, data: { full_name: 'Renamed' } });
  expect(await signInWithLink(anonymous, { token, origin })).toMatchObject({ userId: person.id });
});

test('neither sessions nor links of somebody who was suspended come back with them', async () => {
  const person = await makeUser();
  const token = await linkFor(person);
  const session = await admitPerson(anonymous, { method: 'demo', userId: person.id, origin });
  const change = (data: { status: string; suspended_at: Date | null }) =>
    database().user.update({ where: { id: person.id }, data });
  await change({ status: 'suspended', suspended_at: testNow });
  await change({ status: 'active', suspended_at: null });
  expect(await isLiveSession(database(), session, testNow)).toBe(false);
  await expect(signInWithLink(anonymous, { token, origin })).rejects.toMatchObject(notAuthenticated);
});

test('a password that was changed while it was looked at opens nothing', async () => {
  const { id } = await makeAccount();
  const known = await database().user.findUniqueOrThrow({ where: { id } });
  const admission = {
    method: 'password',
    userId: id,
    origin,
    when: sql`person.password_hash = ${known.password_hash}`,
  } as const;
  expect(await admitPerson(anonymous, admission)).toMatchObject({ userId: id });
  await database().user.update({ where: { id }, data: { password_hash: 'another' } });
  await expect(admitPerson(anonymous, admission)).rejects.toMatchObject(notAuthenticated);
});

test('links that open nothing are recorded thirty times for a network, then refused without a record', async () => {
  const from = { ...origin, network: uniqueName('network') };
  const codes: unknown[] = [];
  for (let n = 0; n < 32; n++) {
    const attempt = signInWithLink(anonymous, { token: `made-up-${n}`, origin: from });
    codes.push(await attempt.catch((error: { code: string }) => error.code));
  }
  expect(codes.filter((code) => code === 'not_authenticated')).toHaveLength(30);
  expect(codes.slice(30)).toEqual(['too_many_requests', 'too_many_requests']);
  const recorded = { operation: 'sign_in', facts: { path: ['network'], equals: from.network } };
  expect(await database().auditEntry.count({ where: recorded })).toBe(30);
});
