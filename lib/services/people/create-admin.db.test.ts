import { describe, expect, test } from 'vitest';
import { database } from '@/lib/db/client';
import { createTokenFor } from '@/lib/services/accounts/create-token-for';
import { createAdmin } from '@/lib/services/people/create-admin';
import { makeUser, uniqueName } from '@/lib/testing/make';
import { testContext, testNow } from '@/lib/testing/test-context';

const owner = testContext({ kind: 'system', name: 'command line', via: 'command' });

describe('createAdmin', () => {
  test('makes a member of staff of somebody new, with a link to set a password', async () => {
    const email = `${uniqueName('admin')}@example.org`;
    const { url } = await createAdmin(owner, email.toUpperCase());
    expect(new URL(url).pathname).toBe('/set-password');
    const person = await database().user.findFirstOrThrow({ where: { email }, include: { account_links: true } });
    expect(person).toMatchObject({ is_staff: true, status: 'active', created: testNow });
    expect(person.account_links).toHaveLength(1);
  });

  test('promotes somebody who is there, keeping the name', async () => {
    const { id, email, full_name } = await makeUser();
    await createAdmin(owner, email);
    expect(await database().user.findUniqueOrThrow({ where: { id } })).toMatchObject({ is_staff: true, full_name });
  });

  test('makes somebody new although another person goes by that address', async () => {
    const email = `${uniqueName('admin')}@example.org`;
    const other = await makeUser({ username: email });
    await createAdmin(owner, email);
    expect(await database().user.findFirstOrThrow({ where: { email } })).toMatchObject({ is_staff: true });
    expect(await database().user.findUniqueOrThrow({ where: { id: other.id } })).toMatchObject({ is_staff: false });
  });

  test('changes nothing about somebody suspended', async () => {
    const { id, email } = await makeUser({ status: 'suspended', suspended_at: testNow });
    await expect(createAdmin(owner, email)).rejects.toMatchObject({ code: 'rule_broken' });
    expect(await database().user.findUniqueOrThrow({ where: { id } })).toMatchObject({ is_staff: false });
  });

  test('refuses what is no address, and callers who are not staff', async () => {
    await expect(createAdmin(owner, 'nonsense')).rejects.toMatchObject({ code: 'validation_failed' });
    const ctx = testContext(await makeUser());
    await expect(createAdmin(ctx, 'admin@example.org')).rejects.toMatchObject({ code: 'not_allowed' });
  });
});

describe('createTokenFor', () => {
  test('makes a token that is recorded on behalf of its person', async () => {
    const { id, email } = await makeUser();
    expect(await createTokenFor(owner, email)).toMatch(/^[\w-]{43}$/);
    const [entry] = await database().auditEntry.findMany({ where: { on_behalf_of_id: id } });
    expect(entry).toMatchObject({ operation: 'api_tokens_create', via: 'command' });
  });

  test('lasts 90 days and may do everything unless asked otherwise', async () => {
    const { id, email } = await makeUser();
    await createTokenFor(owner, email);
    await createTokenFor(owner, email, { scope: 'read', 'expires-in-days': '7' });
    await createTokenFor(owner, email, { scope: 'ingest', 'expires-in-days': 'never' });
    const tokens = await database().apiToken.findMany({ where: { user_id: id }, orderBy: { id: 'asc' } });
    const days = (count: number) => new Date(testNow.getTime() + count * 86_400_000);
    expect(tokens.map(({ scope, expires_at }) => [scope, expires_at])).toEqual([
      ['write', days(90)],
      ['read', days(7)],
      ['ingest', null],
    ]);
  });

  test.each([
    { scope: 'admin' },
    { 'expires-in-days': '0' },
    { 'expires-in-days': '3651' },
    { 'expires-in-days': 'soon' },
    { 'expires-in-days': '' },
  ])('refuses %j, and makes nothing', async (options) => {
    const { id, email } = await makeUser();
    await expect(createTokenFor(owner, email, options)).rejects.toMatchObject({ code: 'validation_failed' });
    expect(await database().apiToken.count({ where: { user_id: id } })).toBe(0);
  });

  test('says in one sentence why there is none', async () => {
    const { email } = await makeUser({ status: 'deleted' });
    await expect(createTokenFor(owner, email)).rejects.toThrow(`${email} is deleted.`);
    await expect(createTokenFor(owner, 'nobody@example.org')).rejects.toThrow('No one has the email address');
  });
});
