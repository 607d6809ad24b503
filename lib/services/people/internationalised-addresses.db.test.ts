import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asciiAddress, asciiDomain } from '@/lib/core/ascii-address';
import { database, sql } from '@/lib/db/client';
import { hasAddress } from '@/lib/db/has-address';
import { requestSignInLink } from '@/lib/services/accounts/request-sign-in-link';
import { signInWithPassword } from '@/lib/services/accounts/sign-in-with-password';
import { signInWithProvider } from '@/lib/services/accounts/sign-in-with-provider';
import { deliver } from '@/lib/services/delivery/deliver';
import { listImportErrors } from '@/lib/services/imports/list-import-errors';
import { raiseNotification } from '@/lib/services/notifications/raise-notification';
import { createUser } from '@/lib/services/people/create-user';
import { startFakeMailServer } from '@/lib/testing/fake-mail-server';
import { importText, ndjson } from '@/lib/testing/import-text';
import { makeUser, uniqueName } from '@/lib/testing/make';
import { makeAccount, testPassword } from '@/lib/testing/make-account';
import { makeDelivery } from '@/lib/testing/make-delivery';
import { systemActor, testContext, testNow } from '@/lib/testing/test-context';

let provider: Awaited<ReturnType<typeof startFakeMailServer>>;

const anonymous = testContext({ kind: 'anonymous' });
const origin = { network: null, browser: '' };

/** One address as people write it, and in its ASCII form. */
function addresses() {
  const name = uniqueName('name').toLowerCase();
  return { given: `${name}@bücher.example`, ascii: `${name}@xn--bcher-kva.example` };
}

async function asciiOf(texts: readonly string[]): Promise<string[]> {
  const rows = await database().$queryRawUnsafe<{ ascii: string }[]>(
    'SELECT ascii_address(text) AS ascii FROM unnest($1::text[]) WITH ORDINALITY AS of (text, place) ORDER BY place',
    texts,
  );
  return rows.map(({ ascii }) => ascii);
}

beforeEach(async () => {
  await database().outboxMessage.deleteMany();
  await database().channelRest.deleteMany();
  provider = await startFakeMailServer();
});

afterEach(() => provider.stop());

test('the database computes the ASCII form that browsers and mail servers do, whatever the domain', async () => {
  const letters = fc.constantFrom(...'abz09-äöüßéñøçłжипрфчя例え日本한국ไทยعرבא');
  const label = fc.array(letters, { minLength: 1, maxLength: 20 }).map((all) => all.join(''));
  const domain = fc.array(label, { minLength: 1, maxLength: 3 }).map((labels) => [...labels, 'example'].join('.'));
  const domains = fc.sample(domain, { numRuns: 3_000, seed: 7 }).filter((one) => asciiDomain(one) !== null);
  expect(domains.length).toBeGreaterThan(500);
  expect(await asciiOf(domains.map((one) => `x@${one}`))).toEqual(domains.map((one) => asciiAddress(`x@${one}`)));
  expect(await asciiOf(['x@example.org', 'ü', '', 'ä@b.c'])).toEqual(['x@example.org', 'ü', '', 'ä@b.c']);
});

test('people are found by their address through an index, however many there are', async () => {
  const [, plan] = await database().$transaction([
    database().$executeRaw(sql`SET LOCAL enable_seqscan = off`),
    database().$queryRaw<{ 'QUERY PLAN': string }[]>(
      sql`EXPLAIN SELECT FROM user_account AS person WHERE ${hasAddress(sql`person`, sql`'ann@example.org'::text`)}`,
    ),
  ]);
  expect(plan.map((line) => line['QUERY PLAN']).join('\n')).toContain('Index Scan using user_account_ascii_email');
});

describe('an address with an internationalised domain', () => {
  test('is stored as given, and gets mail in its ASCII form', async () => {
    const { ascii, given } = addresses();
    await createUser(testContext(), { email: given, full_name: 'Ann', is_staff: false, is_support: false });
    expect(await database().user.count({ where: { email: given } })).toBe(1);
    await deliver(testContext(systemActor, testNow));
    expect(provider.mails).toMatchObject([{ to: ascii }]);
  });

  test('is in use for whoever has it, in either form', async () => {
    const person = { full_name: 'Ann', is_staff: false, is_support: false };
    for (const isAsciiFirst of [true, false]) {
      const { ascii, given } = addresses();
      const [first, second] = isAsciiFirst ? [ascii, given] : [given, ascii];
      await createUser(testContext(), { ...person, email: first });
      await expect(createUser(testContext(), { ...person, email: second })).rejects.toMatchObject({
        code: 'already_exists',
      });
      await expect(makeUser({ email: second })).rejects.toThrow();
    }
  });

  test('signs in by password, link and identity provider in either form', async () => {
    const { ascii, given } = addresses();
    const { id } = await makeAccount({ email: given });
    for (const email of [given, ascii, given.toUpperCase()]) {
      expect(await signInWithPassword(anonymous, { email, password: testPassword, origin })).toMatchObject({
        userId: id,
      });
      expect(await signInWithProvider(anonymous, { email, email_verified: true }, origin)).toMatchObject({
        userId: id,
      });
      await requestSignInLink(anonymous, { email }, { network: null });
    }
    await deliver(testContext(systemActor, testNow));
    expect(provider.mails.map(({ to }) => to)).toContain(ascii);
  });

  test('that bounced before gets no more, in whichever form it is stored', async () => {
    const { ascii, given } = addresses();
    await makeDelivery({ recipient: ascii, state: 'bounced', reason: 'hard_bounce' });
    const person = await makeUser({ email: given, is_staff: true });
    await raiseNotification(testContext(), 'critical_error', { subject: ascii, message: 'It broke.' });
    await deliver(testContext(systemActor, testNow));
    const where = { user_id: person.id, channel: 'email' };
    expect(await database().delivery.findMany({ where })).toMatchObject([
      { recipient: ascii, reason: 'bounced_before' },
    ]);
  });

  test('is imported as given; one line in the other form is the same address', async () => {
    const { ascii, given } = addresses();
    const tag = uniqueName('idn');
    const user = (key: string, email: string) => ({
      type: 'user',
      external_id: `${tag}-${key}`,
      email,
      username: `${tag}-${key}`,
      full_name: 'Ann',
    });
    const lines = ndjson(user('a', given), user('b', ascii), user('c', `ä${ascii}`), user('d', 'x@bü cher.example'));
    const run = await importText(lines);
    const { json } = await listImportErrors(testContext(), { uuid: run.uuid, page: 1, page_size: 10 });
    expect(JSON.parse(json)).toMatchObject([
      { line: 2, field: 'email', message: `Another user has the email address ${ascii}.` },
      { line: 3, field: 'email', message: expect.stringContaining('Use only ASCII characters before the @') },
      { line: 4, field: 'email', message: 'Must be an email address.' },
    ]);
    const stored = await database().user.findUniqueOrThrow({ where: { external_id: `${tag}-a` } });
    expect(stored.email).toBe(given);
    expect((await importText(ndjson(user('a', given)))).counts).toMatchObject({ user: { unchanged: 1 } });
  });
});
