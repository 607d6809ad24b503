import { describe, expect, test } from 'vitest';
import { linkSecret } from '@/lib/auth/link-secret';
import { DomainError } from '@/lib/core/errors';
import { database } from '@/lib/db/client';
import { requestPasswordReset } from '@/lib/services/accounts/request-password-reset';
import { requestSignInLink } from '@/lib/services/accounts/request-sign-in-link';
import { setPassword } from '@/lib/services/accounts/set-password';
import { signInWithLink } from '@/lib/services/accounts/sign-in-with-link';
import { signInWithPassword } from '@/lib/services/accounts/sign-in-with-password';
import { signInWithProvider } from '@/lib/services/accounts/sign-in-with-provider';
import { MOST_LINKS } from '@/lib/services/accounts/take-attempt';
import { makeUser, uniqueName } from '@/lib/testing/make';
import { makeAccount, testPassword } from '@/lib/testing/make-account';
import { testContext, testNow } from '@/lib/testing/test-context';

const MINUTE_MS = 60_000;
const from = { network: null };
const origin = { network: null, browser: 'Firefox on Linux' };

function minutesLater(minutes: number) {
  return testContext({ kind: 'anonymous' }, new Date(testNow.getTime() + minutes * MINUTE_MS));
}

const anonymous = minutesLater(0);

const linksOf = (user_id: string) => database().accountLink.findMany({ where: { user_id } });
/** The one link of a purpose that still works: ids say nothing of the order in which links were made. */
const liveLink = (user_id: string, purpose: string) =>
  database().accountLink.findFirstOrThrow({ where: { user_id, purpose, used_at: null, expires_at: { gt: testNow } } });
const mailsTo = (user_id: string) =>
  database().outboxMessage.findMany({ where: { user_id }, orderBy: [{ created: 'asc' }, { id: 'asc' }] });

async function signInToken(email: string, user_id: string): Promise<string> {
  await requestSignInLink(anonymous, { email }, from);
  return linkSecret((await liveLink(user_id, 'sign_in')).id);
}

describe('asking for a link', () => {
  test('keeps its secret nowhere: not in the links, not in the outbox, not in the records', async () => {
    const { id, email } = await makeUser();
    await requestPasswordReset(anonymous, { email: ` ${email.toUpperCase()} ` }, from);
    const [link] = await linksOf(id);
    const [mail] = await mailsTo(id);
    expect(mail).toMatchObject({
      kind: 'account_link',
      payload: { facts: { mail: 'password_reset', link_id: link?.id } },
    });
    const kept = await database().auditEntry.findMany({ where: { subject_id: id } });
    expect(kept).toMatchObject([{ operation: 'password_resets_request', result: 'success' }]);
    expect(JSON.stringify([link, mail, kept])).not.toContain(linkSecret(link?.id ?? ''));
  });

  test.each([
    ['suspended', { status: 'suspended', suspended_at: testNow }],
    ['deleted', { status: 'deleted' }],
  ])('mails nothing to somebody %s, and answers the same', async (_, fields) => {
    const { id, email } = await makeUser(fields);
    expect(await requestPasswordReset(anonymous, { email }, from)).toEqual({ status: 'accepted' });
    expect([await linksOf(id), await mailsTo(id)]).toEqual([[], []]);
  });

  test('an unknown address is recorded as refused, but not what was typed', async () => {
    const email = `${uniqueName('nobody')}@example.org`;
    await requestSignInLink(anonymous, { email }, { network: '192.0.2.9' });
    const kept = await database().auditEntry.findMany({ where: { operation: 'sign_in_links_request' } });
    expect(kept.at(-1)).toMatchObject({ result: 'refused', facts: { network: '192.0.2.9', fault: 'unknown_account' } });
    expect(JSON.stringify(kept)).not.toContain(email);
  });

  test('locks nobody out: the right password still opens', async () => {
    const { id, email } = await makeAccount();
    const asked = Array.from({ length: 20 }, () => requestPasswordReset(anonymous, { email }, from));
    await Promise.allSettled(asked);
    expect(await signInWithPassword(anonymous, { email, password: testPassword, origin })).toMatchObject({
      userId: id,
    });
  });
});

describe('the limit of links', () => {
  const ask = (email: string, network: string | null, ctx = anonymous) =>
    requestPasswordReset(ctx, { email }, { network }).then(
      () => 'accepted',
      (error: unknown) => (error instanceof DomainError ? error.code : 'another error'),
    );
  const some = (count: number) => Array.from({ length: count }, () => uniqueName('10.5.0.0/24'));

  test('a stranger who asks as often as possible keeps nobody else from getting a link', async () => {
    const { id, email } = await makeUser();
    const [stranger = '', mine = ''] = some(2);
    const asked = await Promise.all(Array.from({ length: 12 }, () => ask(email, stranger)));
    expect(asked.filter((outcome) => outcome === 'accepted')).toHaveLength(MOST_LINKS.link_pair);
    expect(await ask(email, mine)).toBe('accepted');
    expect(await mailsTo(id)).toHaveLength(MOST_LINKS.link_pair + 1);
    expect(await ask(email, stranger, minutesLater(59))).toBe('too_many_requests');
    expect(await ask(email, stranger, minutesLater(60))).toBe('accepted');
  });

  test('strangers on many networks fill no mailbox, nor keep its owner from asking where they have signed in', async () => {
    const { id, email } = await makeAccount();
    const [home = '', ...strangers] = some(9);
    await signInWithPassword(anonymous, { email, password: testPassword, origin: { ...origin, network: home } });
    const before = (await mailsTo(id)).length;
    for (const network of strangers) await Promise.all(Array.from({ length: 5 }, () => ask(email, network)));
    expect(await mailsTo(id)).toHaveLength(before + MOST_LINKS.link_account);
    expect(await ask(email, uniqueName('10.5.0.0/24'))).toBe('too_many_requests');
    const mine = await Promise.all(Array.from({ length: 12 }, () => ask(email, home)));
    expect(mine.filter((outcome) => outcome === 'accepted')).toHaveLength(MOST_LINKS.link_pair);
    expect(await mailsTo(id)).toHaveLength(before + MOST_LINKS.link_account + MOST_LINKS.link_pair);
  });

  test('an address that nobody has is refused after as many', async () => {
    const email = `${uniqueName('nobody')}@example.org`;
    const outcomes = await Promise.all(some(30).map((network) => ask(email, network)));
    expect(outcomes.filter((outcome) => outcome === 'accepted')).toHaveLength(MOST_LINKS.link_account);
  });

  test('one network asks for thirty, over all addresses', async () => {
    const [network = ''] = some(1);
    const emails = Array.from({ length: 40 }, () => `${uniqueName('nobody')}@example.org`);
    const outcomes = await Promise.all(emails.map((email) => ask(email, network)));
    expect(outcomes.filter((outcome) => outcome === 'accepted')).toHaveLength(MOST_LINKS.link_network);
  });

  test('where networks are not known, an address still has its limit', async () => {
    const { email } = await makeUser();
    const outcomes = await Promise.all(Array.from({ length: 12 }, () => ask(email, null)));
    expect(outcomes.filter((outcome) => outcome === 'accepted')).toHaveLength(MOST_LINKS.link_pair);
  });
});

describe('signing in with a link', () => {
  test('works once, also for ten at the same time', async () => {
    const { id, email } = await makeUser();
    const token = await signInToken(email, id);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 10 }, () => signInWithLink(anonymous, { token, origin })),
    );
    const let_in = outcomes.filter(({ status }) => status === 'fulfilled');
    expect(let_in).toMatchObject([{ value: { userId: id, sessionId: expect.any(String) } }]);
    await expect(signInWithLink(anonymous, { token, origin })).rejects.toMatchObject({ code: 'not_authenticated' });
    expect(
      await database().auditEntry.count({ where: { subject_id: id, operation: 'sign_in', result: 'success' } }),
    ).toBe(1);
  });

  test('works for 15 minutes and not a moment longer', async () => {
    const { id, email } = await makeUser();
    const token = await signInToken(email, id);
    await expect(signInWithLink(minutesLater(15), { token, origin })).rejects.toMatchObject({
      code: 'not_authenticated',
    });
    expect(await signInWithLink(minutesLater(14), { token, origin })).toMatchObject({ userId: id });
  });

  test('is not for links that set a password, nor the other way round', async () => {
    const { id, email } = await makeUser();
    await requestPasswordReset(anonymous, { email }, from);
    const [reset] = await linksOf(id);
    const asked = { token: linkSecret(reset?.id ?? ''), origin };
    await expect(signInWithLink(anonymous, asked)).rejects.toMatchObject({ code: 'not_authenticated' });
    const token = await signInToken(email, id);
    await expect(setPassword(anonymous, { token, password: testPassword })).rejects.toMatchObject({ code: 'moved_on' });
  });

  test('opens nothing for somebody who was suspended meanwhile', async () => {
    const { id, email } = await makeUser();
    const token = await signInToken(email, id);
    await database().user.update({ where: { id }, data: { status: 'suspended', suspended_at: testNow } });
    await expect(signInWithLink(anonymous, { token, origin })).rejects.toMatchObject({ code: 'not_authenticated' });
  });
});

describe('what a person is told of their account', () => {
  const facts = async (id: string) => (await mailsTo(id)).map(({ payload }) => payload);

  test('a sign-in from another network than before, once', async () => {
    const { id, email } = await makeAccount();
    const signIn = (network: string | null) =>
      signInWithPassword(anonymous, { email, password: testPassword, origin: { network, browser: 'Safari on iOS' } });
    for (const network of ['192.0.2.1', '192.0.2.1', null]) await signIn(network);
    expect(await facts(id)).toEqual([]);
    await Promise.all([signIn('198.51.100.7'), signIn('198.51.100.7'), signIn('198.51.100.7')]);
    await signIn('192.0.2.1');
    expect(await facts(id)).toMatchObject([
      { facts: { mail: 'new_sign_in', network: '198.51.100.7', browser: 'Safari on iOS', at: testNow.toISOString() } },
    ]);
  });

  test('the first sign-in with a password, when all before were by the identity provider', async () => {
    const { id, email } = await makeAccount();
    await signInWithProvider(anonymous, { email, email_verified: true }, { network: null, browser: '' });
    await signInWithPassword(anonymous, {
      email,
      password: testPassword,
      origin: { network: '192.0.2.1', browser: '' },
    });
    expect(await facts(id)).toMatchObject([{ facts: { mail: 'new_sign_in', network: '192.0.2.1' } }]);
  });

  test('a refused sign-in from elsewhere makes no network known', async () => {
    const { id, email } = await makeAccount();
    const signIn = (password: string, network: string) =>
      signInWithPassword(anonymous, { email, password, origin: { network, browser: '' } }).catch(() => null);
    await signIn(testPassword, '192.0.2.1');
    await signIn('something else', '198.51.100.8');
    await signIn(testPassword, '198.51.100.8');
    expect(await facts(id)).toHaveLength(1);
  });

  test('a changed password, but not the first one', async () => {
    const { id, email } = await makeUser();
    for (const password of ['seven grey seals at noon', 'eight grey seals at noon']) {
      await requestPasswordReset(anonymous, { email }, from);
      await setPassword(anonymous, { token: linkSecret((await liveLink(id, 'set_password')).id), password });
    }
    const passwordChanges = (await facts(id)).filter((one) => JSON.stringify(one).includes('password_changed'));
    expect(passwordChanges).toHaveLength(1);
  });
});
