import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readMeOperation } from '@/lib/contracts/people/people';
import {
  createUserOperation,
  inviteUserOperation,
  listUsersOperation,
  resetUserPasswordOperation,
  revokeUserTokensOperation,
} from '@/lib/contracts/people/users';
import { clock } from '@/lib/core/clock';
import { env } from '@/lib/core/env';
import { database } from '@/lib/db/client';
import { setPassword } from '@/lib/services/accounts/set-password';
import { signInWithPassword } from '@/lib/services/accounts/sign-in-with-password';
import { callOperation } from '@/lib/testing/call-operation';
import { makeToken, makeUser, uniqueName } from '@/lib/testing/make';
import { makeAccount } from '@/lib/testing/make-account';
import { testContext, testNow } from '@/lib/testing/test-context';

const nobody = '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9e';

let staffId = '';
let token = '';
let stranger = '';

beforeAll(async () => {
  staffId = (await makeUser({ is_staff: true, full_name: 'Astrid' })).id;
  token = await makeToken(staffId);
  stranger = await makeToken((await makeUser()).id);
});

afterEach(() => {
  env.RESEND_API_KEY = undefined;
});

const address = () => `${uniqueName('new.colleague')}@example.org`;

describe('POST /api/users/', () => {
  const post = (body: unknown, caller = token) => callOperation(createUserOperation, { token: caller, body });

  it('answers 201 with the person, invited, and the link of the mail', async () => {
    const email = address();
    const answer = await post({ email: ` ${email.toUpperCase()} `, full_name: 'New Colleague', is_support: true });
    expect([answer.status, await answer.json()]).toMatchObject([
      201,
      {
        user: { email, full_name: 'New Colleague', is_staff: false, is_support: true, invited_at: expect.any(String) },
        link: { url: expect.stringContaining('/set-password?token=') },
      },
    ]);
  });

  it('answers 409 to all but one who add the same address at the same time', async () => {
    const email = address();
    const asked = Array.from({ length: 8 }, () => post({ email, full_name: 'New Colleague' }));
    const statuses = (await Promise.all(asked)).map(({ status }) => status);
    expect(statuses.toSorted((a, b) => a - b)).toEqual([201, ...Array.from({ length: 7 }, () => 409)]);
    const { id } = await database().user.findFirstOrThrow({ where: { email } });
    expect(await database().outboxMessage.count({ where: { user_id: id } })).toBe(1);
  });

  it.each([
    { email: 'nobody', full_name: 'Nobody' },
    { email: 'a@example.org\r\nbcc: b@example.org', full_name: 'Nobody' },
    { email: 'a@example.org', full_name: 'No\nbody' },
    { email: 'a@example.org', full_name: 'No\u2028body' },
    { email: 'a@example.org', full_name: '' },
  ])('answers 400 to %j', async (body) => {
    expect((await post(body)).status).toBe(400);
  });

  it('answers 401 without a token', async () => {
    expect((await callOperation(createUserOperation, { body: { email: address(), full_name: 'A' } })).status).toBe(401);
  });

  it('answers 403 to people who are not staff', async () => {
    expect((await post({ email: address(), full_name: 'A' }, stranger)).status).toBe(403);
  });
});

describe('POST /api/users/{uuid}/invite/', () => {
  const post = (uuid: string, caller?: string) =>
    callOperation(inviteUserOperation, { ...(caller !== undefined && { token: caller }), params: { uuid } });

  it('answers 200 with a new link, and the one before ends', async () => {
    const { id } = await makeUser();
    const [first, second] = [await post(id, token), await post(id, token)];
    expect([first.status, second.status]).toEqual([200, 200]);
    const links = await database().accountLink.findMany({
      where: { user_id: id },
      orderBy: [{ created: 'asc' }, { id: 'asc' }],
    });
    expect(links.map(({ created, expires_at }) => expires_at <= created)).toEqual([true, false]);
    expect((await second.json()).link.url).not.toBe((await first.json()).link.url);
  });

  it('answers 200 without the link for who has signed in before: it would let staff into their account', async () => {
    env.RESEND_API_KEY = 're_test';
    const { id } = await makeUser({ last_sign_in_at: testNow });
    expect(await (await post(id, token)).json()).toMatchObject({ user: { uuid: id }, link: null });
  });

  it('answers 200 with the link for them, too, where no mail is sent: nothing else would reach them', async () => {
    const { id } = await makeUser({ last_sign_in_at: testNow });
    expect((await (await post(id, token)).json()).link.url).toContain('/set-password?token=');
  });

  it('answers 409 for who has a password, or is suspended', async () => {
    expect((await post((await makeAccount()).id, token)).status).toBe(409);
    const { id } = await makeUser({ status: 'suspended', suspended_at: testNow });
    expect((await post(id, token)).status).toBe(409);
    expect(await database().accountLink.count({ where: { user_id: id } })).toBe(0);
  });

  it('answers 404 when there is no such person', async () => {
    expect((await post(nobody, token)).status).toBe(404);
  });

  it('answers 401 without a token', async () => {
    expect((await post(nobody)).status).toBe(401);
  });

  it('answers 403 to people who are not staff', async () => {
    expect((await post(nobody, stranger)).status).toBe(403);
  });
});

describe('POST /api/users/{uuid}/reset-password/', () => {
  const post = (uuid: string, caller?: string) =>
    callOperation(resetUserPasswordOperation, { ...(caller !== undefined && { token: caller }), params: { uuid } });
  const recordsOf = async (subject_id: string) =>
    (await database().auditEntry.findMany({ where: { subject_id }, orderBy: [{ at: 'asc' }, { id: 'asc' }] })).map(
      ({ operation, actor_id, actor_name }) => `${operation} by ${actor_id === staffId ? 'Astrid' : actor_name}`,
    );

  it('answers 200 with a link that works once, where no mail is sent, and records it', async () => {
    const { id, email } = await makeAccount();
    const answer = await post(id, token);
    const { link, user } = await answer.json();
    expect([answer.status, user.uuid]).toEqual([200, id]);
    expect(await database().outboxMessage.count({ where: { user_id: id } })).toBe(0);
    const given = { token: new URL(link.url).searchParams.get('token') ?? '', password: 'seven grey seals at noon' };
    const anonymous = testContext({ kind: 'anonymous' }, clock());
    await setPassword(anonymous, given);
    await expect(setPassword(anonymous, given)).rejects.toMatchObject({ code: 'moved_on' });
    const origin = { network: null, browser: '' };
    expect(await signInWithPassword(anonymous, { email, password: given.password, origin })).toMatchObject({
      userId: id,
    });
    const records = await recordsOf(id);
    expect(records.slice(0, 3)).toEqual([
      'password_link_create by Astrid',
      'users_reset_password by Astrid',
      'password_set by anonymous',
    ]);
    expect(JSON.stringify(await database().auditEntry.findMany({ where: { subject_id: id } }))).not.toContain(
      given.token,
    );
  });

  it('answers 200 without a link where mail is sent, and mails it', async () => {
    env.RESEND_API_KEY = 're_test';
    const { id } = await makeAccount();
    expect(await (await post(id, token)).json()).toMatchObject({ user: { uuid: id }, link: null });
    const [mail] = await database().outboxMessage.findMany({ where: { user_id: id } });
    expect(mail?.payload).toMatchObject({ facts: { mail: 'password_reset', resetter: 'Astrid' } });
  });

  it('answers 200 with another link when asked again, and ends the one before', async () => {
    const { id } = await makeAccount();
    const linkOf = async () => new URL((await (await post(id, token)).json()).link.url).searchParams.get('token') ?? '';
    const [first, second] = [await linkOf(), await linkOf()];
    const anonymous = testContext({ kind: 'anonymous' }, clock());
    const password = 'seven grey seals at noon';
    await expect(setPassword(anonymous, { token: first, password })).rejects.toMatchObject({ code: 'moved_on' });
    await setPassword(anonymous, { token: second, password });
  });

  it('answers 409 for who is not active', async () => {
    const { id } = await makeUser({ status: 'suspended', suspended_at: testNow });
    expect((await post(id, token)).status).toBe(409);
    expect(await database().accountLink.count({ where: { user_id: id } })).toBe(0);
  });

  it('answers 404 when there is no such person', async () => {
    expect((await post(nobody, token)).status).toBe(404);
  });

  it('answers 401 without a token', async () => {
    expect((await post(nobody)).status).toBe(401);
  });

  it('answers 403 to people who are not staff', async () => {
    const { id } = await makeAccount();
    expect((await post(id, stranger)).status).toBe(403);
    expect(await database().accountLink.count({ where: { user_id: id } })).toBe(0);
  });
});

describe('POST /api/users/{uuid}/revoke-tokens/', () => {
  const post = (uuid: string, caller?: string) =>
    callOperation(revokeUserTokensOperation, { ...(caller !== undefined && { token: caller }), params: { uuid } });
  const worksFor = async (one: string) => (await callOperation(readMeOperation, { token: one })).status;

  it('answers 200 with how many, which stop working at once, those of others go on, and it is recorded', async () => {
    const { id, email } = await makeUser();
    const [one, two] = [await makeToken(id), await makeToken(id)];
    const listed = async () => {
      const answer = await callOperation(listUsersOperation, { token, query: `?q=${encodeURIComponent(email)}` });
      return (await answer.json())[0].api_tokens;
    };
    expect(await listed()).toBe(2);
    const answer = await post(id, token);
    expect([answer.status, await answer.json()]).toEqual([200, { revoked: 2 }]);
    expect([await worksFor(one), await worksFor(two), await worksFor(stranger)]).toEqual([401, 401, 200]);
    expect(await listed()).toBe(0);
    const [entry] = await database().auditEntry.findMany({ where: { subject_id: id } });
    const tokens = await database().apiToken.findMany({
      where: { user_id: id },
      orderBy: [{ created: 'asc' }, { id: 'asc' }],
    });
    expect(entry).toMatchObject({ operation: 'users_revoke_tokens', actor_id: staffId, actor_name: '' });
    expect(JSON.stringify(entry?.facts)).toContain(tokens[0]?.id ?? 'no token');
  });

  it('answers 404 when there is no such person', async () => {
    expect((await post(nobody, token)).status).toBe(404);
  });

  it('answers 401 without a token', async () => {
    expect((await post(nobody)).status).toBe(401);
  });

  it('answers 403 to people who are not staff', async () => {
    const { id } = await makeUser();
    const theirs = await makeToken(id);
    expect((await post(id, stranger)).status).toBe(403);
    expect(await worksFor(theirs)).toBe(200);
  });
});
