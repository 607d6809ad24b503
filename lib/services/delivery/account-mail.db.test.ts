import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { linkSecret } from '@/lib/auth/link-secret';
import { exactly } from '@/lib/core/wording';
import { database } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { accountLink } from '@/lib/plugins/notification-kinds/account-link';
import { requestPasswordReset } from '@/lib/services/accounts/request-password-reset';
import { requestSignInLink } from '@/lib/services/accounts/request-sign-in-link';
import { setPassword } from '@/lib/services/accounts/set-password';
import { signInWithPassword } from '@/lib/services/accounts/sign-in-with-password';
import { readDelivery } from '@/lib/services/deliveries/read-delivery';
import { deliver } from '@/lib/services/delivery/deliver';
import { composeMessage, findReader, readerAt } from '@/lib/services/messages/compose-message';
import { createUser } from '@/lib/services/people/create-user';
import { sendInvitation } from '@/lib/services/people/invite-user';
import { startFakeMailServer } from '@/lib/testing/fake-mail-server';
import { makeUser, uniqueName } from '@/lib/testing/make';
import { makeAccount, testPassword } from '@/lib/testing/make-account';
import { systemActor, testContext, testNow } from '@/lib/testing/test-context';

let provider: Awaited<ReturnType<typeof startFakeMailServer>>;

const anonymous = testContext({ kind: 'anonymous' });
const later = (minutes: number) => testContext(systemActor, new Date(testNow.getTime() + minutes * 60_000));
const from = { network: null };

beforeEach(async () => {
  await database().outboxMessage.deleteMany();
  await database().channelRest.deleteMany();
  provider = await startFakeMailServer();
});

afterEach(() => provider.stop());

const textOf = (mail: { body: string } | undefined): string => JSON.parse(mail?.body ?? '{"text":""}').text;
const tokenIn = (text: string): string => /token=([\w-]+)/.exec(text)?.[1] ?? '';
const ledgerOf = (user_id: string) => database().delivery.findMany({ where: { user_id } });

test('a link to set a password arrives and works; the ledger never holds it, and staff are shown the mail without it', async () => {
  const { id, email } = await makeUser();
  await requestPasswordReset(anonymous, { email }, from);
  await deliver(later(0));
  expect(provider.mails).toMatchObject([{ to: email, subject: '[Heed] Set a new password' }]);
  const token = tokenIn(textOf(provider.mails[0]));
  const [delivery] = await ledgerOf(id);
  const stored = [await database().outboxMessage.findMany(), await database().deliveryAttempt.findMany(), delivery];
  expect(JSON.stringify(stored)).not.toContain(token);
  const shown = await readDelivery(testContext(), { uuid: delivery?.id ?? '' });
  expect(shown).toMatchObject({ state: 'sent', title: 'Set a new password', can_resend: false });
  expect(shown.mail?.text).toContain('/set-password?token=hidden');
  expect(JSON.stringify(shown)).not.toContain(token);
  await database().user.update({ where: { id }, data: { full_name: 'Renamed Since' } });
  expect((await readDelivery(testContext(), { uuid: delivery?.id ?? '' })).mail).toEqual(shown.mail);
  await setPassword(anonymous, { token, password: 'seven grey seals at noon' });
});

test('its link leads to the page that was asked for, when it was one', async () => {
  const { id, email } = await makeUser();
  await requestPasswordReset(anonymous, { email }, { network: null, returnTo: '/history?state=failed' });
  await requestSignInLink(anonymous, { email }, { network: null, returnTo: '/actions' });
  await deliver(later(0));
  const [reset, signIn] = ['Set a new password', 'Your sign-in link'].map((title) =>
    textOf(provider.mails.find(({ subject }) => subject === `[Heed] ${title}`)),
  );
  expect(reset).toMatch(/\/set-password\?token=[\w-]+&returnTo=%2Fhistory%3Fstate%3Dfailed/);
  expect(signIn).toMatch(/\/sign-in-link\?token=[\w-]+(?!&)/);
  expect(await ledgerOf(id)).toHaveLength(2);
});

test('a mail that is tried again is the same, so that the provider takes it for one', async () => {
  const { id, email } = await makeUser();
  await requestSignInLink(anonymous, { email }, from);
  const { payload } = await database().outboxMessage.findFirstOrThrow({ where: { user_id: id } });
  const { facts } = z.object({ facts: z.unknown() }).parse(payload);
  provider.state.isLate = true;
  provider.state.misbehave = (_call, response) => {
    response.destroy();
    provider.state.misbehave = () => false;
    return true;
  };
  await deliver(later(0));
  await deliver(later(5));
  expect(provider.state.calls).toBe(2);
  expect(provider.mails).toMatchObject([{ body: expect.stringContaining('token=') }]);
  const reader = (await findReader(later(9), id, email)) ?? readerAt(email);
  const again = await composeMessage(accountLink, { facts, subject: null, priority_rank: 4 }, reader);
  expect(again.text).toBe(textOf(provider.mails[0]));
});

test('a link that expired while the provider was away is not mailed, and nobody is alarmed', async () => {
  const { id, email } = await makeUser();
  await requestSignInLink(anonymous, { email }, from);
  provider.state.misbehave = (_call, response) => {
    response.writeHead(429, { 'retry-after': '60' }).end('{"statusCode":429,"message":"slow down"}');
    return true;
  };
  await deliver(later(0));
  provider.state.misbehave = () => false;
  const notices = await database().adminNotification.count();
  await deliver(later(60));
  expect(provider.mails).toEqual([]);
  // Nobody asked the provider: that the link is of no use says nothing of it.
  expect(await database().channelRest.findMany()).toMatchObject([{ channel: 'email', failures: 1 }]);
  expect(await ledgerOf(id)).toMatchObject([{ state: 'failed', last_error: 'Its link or token no longer works.' }]);
  expect(await database().adminNotification.count()).toBe(notices);
});

test.each([
  [
    'had arrived when no answer came',
    null,
    { state: 'sent', note: 'There was no response, but its link was used, so it isn’t sent again.' },
  ],
  ['had not when the provider refused it', 429, { state: 'failed', last_error: 'Its link or token no longer works.' }],
])('a mail whose link was used before it was tried again %s', async (_, status, ledger) => {
  const { id, email } = await makeUser();
  await requestPasswordReset(anonymous, { email }, from);
  provider.state.isLate = status === null;
  provider.state.misbehave = (_call, response) => {
    if (status === null) response.destroy();
    else response.writeHead(status, { 'retry-after': '60' }).end('{"statusCode":429,"message":"slow down"}');
    return true;
  };
  await deliver(later(0), { attemptMs: 20_000, restMs: 0 });
  const [link] = await database().accountLink.findMany({ where: { user_id: id } });
  await setPassword(later(1), { token: linkSecret(link?.id ?? ''), password: 'seven grey seals at noon' });
  provider.state.misbehave = () => false;
  await deliver(later(5));
  expect(await ledgerOf(id)).toMatchObject([ledger]);
});

test('a mail whose link another one replaced before it was tried again has not arrived', async () => {
  const { id } = await makeUser();
  await transaction(later(0), (tx) => sendInvitation(tx, id));
  provider.state.misbehave = (_call, response) => {
    response.destroy();
    return true;
  };
  await deliver(later(0), { attemptMs: 20_000, restMs: 0 });
  await transaction(later(1), (tx) => sendInvitation(tx, id));
  provider.state.misbehave = () => false;
  await deliver(later(5));
  const ledger = await database().delivery.findMany({
    where: { user_id: id },
    orderBy: [{ created: 'asc' }, { id: 'asc' }],
  });
  expect(ledger).toMatchObject([
    { state: 'failed', last_error: 'Its link or token no longer works.' },
    { state: 'sent', note: '' },
  ]);
});

test('it is sent before everything else, in quiet hours, and to who has switched the rest off', async () => {
  const { id, email } = await makeUser({
    quiet_enabled: true,
    quiet_from_minute: 0,
    quiet_until_minute: 1439,
    digest_enabled: false,
  });
  await requestSignInLink(anonymous, { email }, from);
  await deliver(later(0));
  expect(await ledgerOf(id)).toMatchObject([{ state: 'sent', priority_rank: 4 }]);
});

test('an invitation says who invites, and its link is the one that the inviting person was given', async () => {
  const staff = await makeUser({ is_staff: true, full_name: 'Astrid <b>Lund</b>' });
  const asked = { email: `${uniqueName('new')}@example.org`, full_name: 'New', is_staff: false, is_support: false };
  const { link } = await createUser(testContext(staff), asked);
  await deliver(later(0));
  const text = textOf(provider.mails[0]);
  expect(text).toContain('Astrid <b>Lund</b> has invited you.');
  expect(text).toContain(link?.url ?? 'no link');
  expect(JSON.parse(provider.mails[0]?.body ?? '').html).toContain('Astrid &lt;b&gt;Lund&lt;/b&gt; has invited you.');
});

test('a sign-in from elsewhere is told with the time in the zone of the person, the browser, the network, and a way out', async () => {
  const { id, email } = await makeAccount({ time_zone: 'Europe/Tallinn' });
  for (const network of ['192.0.2.1', '198.51.100.7']) {
    const origin = { network, browser: 'Safari on iOS' };
    await signInWithPassword(anonymous, { email, password: testPassword, origin });
  }
  await deliver(later(0));
  expect(provider.mails).toMatchObject([{ to: email, subject: '[Heed] New sign-in to your account' }]);
  const text = textOf(provider.mails[0]);
  expect(text).toContain(`${exactly(testNow.toISOString(), 'Europe/Tallinn')}: someone signed in as ${email}`);
  expect(text).toContain('Safari on iOS, network 198.51.100.7');
  expect(text).toContain('/forgot-password');
  expect(await ledgerOf(id)).toMatchObject([{ kind: 'account_security', state: 'sent' }]);
});

test('secrets of links differ, and are those of this installation alone', () => {
  expect(linkSecret('a')).not.toBe(linkSecret('b'));
  expect(linkSecret('a')).toMatch(/^[\w-]{43}$/);
});
