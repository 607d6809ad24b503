import { beforeEach, expect, test } from 'vitest';
import { database } from '@/lib/db/client';
import { accountSecurity } from '@/lib/plugins/notification-kinds/account-security';
import { notifyExpiringTokens } from '@/lib/services/accounts/notify-expiring-tokens';
import { composeMessage, findReader, readerAt } from '@/lib/services/messages/compose-message';
import { makeToken, makeUser } from '@/lib/testing/make';
import { statementsOf } from '@/lib/testing/statements-of';
import { systemActor, testContext, testNow } from '@/lib/testing/test-context';

const DAY_MS = 86_400_000;
const inDays = (days: number) => new Date(testNow.getTime() + days * DAY_MS);
const at = (days: number) => testContext(systemActor, inDays(days));
const created = inDays(-90);

beforeEach(async () => {
  await database().apiToken.deleteMany();
});

const mailsTo = (user_id: string) => database().outboxMessage.findMany({ where: { user_id } });

test('a token that expires within a week is told to its owner, once, a week before', async () => {
  const { id } = await makeUser();
  await makeToken(id, { name: 'Nightly report', created, expires_at: inDays(8) });
  expect(await notifyExpiringTokens(at(0))).toEqual({ notified: 0 });
  expect(await notifyExpiringTokens(at(1))).toEqual({ notified: 1 });
  expect(await notifyExpiringTokens(at(1))).toEqual({ notified: 0 });
  expect(await notifyExpiringTokens(at(5))).toEqual({ notified: 0 });
  const facts = { mail: 'token_expiring', token_name: 'Nightly report', expires_at: inDays(8).toISOString() };
  expect(await mailsTo(id)).toMatchObject([{ topic: 'mail', kind: 'account_security', payload: { facts } }]);
});

test('runs at the same time tell of a token once', async () => {
  const { id } = await makeUser();
  await makeToken(id, { created, expires_at: inDays(3) });
  await Promise.all(Array.from({ length: 5 }, () => notifyExpiringTokens(at(0))));
  expect(await mailsTo(id)).toHaveLength(1);
});

test.each([
  ['was revoked', { revoked_at: testNow }, {}],
  ['has expired', { expires_at: inDays(-1) }, {}],
  ['never expires', { expires_at: null }, {}],
  ['was created with less than a week to live', { created: inDays(-3) }, {}],
  ['is of somebody suspended', {}, { status: 'suspended', suspended_at: testNow }],
])('nobody is told of a token that %s', async (_, token, person) => {
  const { id } = await makeUser(person);
  await makeToken(id, { created, expires_at: inDays(3), ...token });
  expect(await notifyExpiringTokens(at(0))).toEqual({ notified: 0 });
  expect(await mailsTo(id)).toEqual([]);
});

test('somebody whose suspension is lifted in time is told then', async () => {
  const { id } = await makeUser({ status: 'suspended', suspended_at: testNow });
  await makeToken(id, { created, expires_at: inDays(3) });
  await notifyExpiringTokens(at(0));
  await database().user.update({ where: { id }, data: { status: 'active', suspended_at: null } });
  expect(await notifyExpiringTokens(at(1))).toEqual({ notified: 1 });
});

test('however many tokens expire, as many statements tell of them', async () => {
  const { id } = await makeUser();
  await makeToken(id, { created, expires_at: inDays(3) });
  const one = await statementsOf(() => notifyExpiringTokens(at(0)));
  for (let made = 0; made < 20; made++) await makeToken(id, { created, expires_at: inDays(3) });
  expect(await statementsOf(() => notifyExpiringTokens(at(0)))).toBe(one);
  expect(await mailsTo(id)).toHaveLength(21);
});

test('the email says which token, and when, in the zone of its owner; it is not sent once the token is revoked', async () => {
  const { id } = await makeUser({ time_zone: 'Europe/Tallinn' });
  await makeToken(id, { name: 'Nightly report', created, expires_at: inDays(3) });
  await notifyExpiringTokens(at(0));
  const [mail] = await database().$queryRaw<{ facts: unknown }[]>`
    SELECT payload -> 'facts' AS facts FROM outbox_message WHERE user_id = ${id}::uuid`;
  const facts = mail?.facts;
  const reader = (await findReader(at(0), id, '')) ?? readerAt('');
  const written = await composeMessage(accountSecurity, { facts, subject: null, priority_rank: 2 }, reader);
  expect(written.subject).toBe('[Heed] An API token is about to expire');
  expect(written.text).toContain('“Nightly report”');
  expect(written.text).toContain('Wed, 25 Nov 2026, 12:00 EET');
  expect(await accountSecurity.outdated(at(0), facts, id)).toBeNull();
  await database().apiToken.updateMany({ where: { user_id: id }, data: { revoked_at: testNow } });
  expect(await accountSecurity.outdated(at(0), facts, id)).toMatchObject({ isUsed: false });
});

test('only Heed itself and staff may have owners notified', async () => {
  await expect(notifyExpiringTokens(testContext(await makeUser()))).rejects.toMatchObject({ code: 'not_allowed' });
});
