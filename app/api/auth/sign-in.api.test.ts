import { NextRequest } from 'next/server';
import { describe, expect, test, vi } from 'vitest';
import { authenticate } from '@/lib/auth/authenticate';
import { sessionCookieName } from '@/lib/auth/session-cookie';
import { database } from '@/lib/db/client';
import { listDemoPeople } from '@/lib/services/accounts/list-demo-people';
import { signOutEverywhere } from '@/lib/services/accounts/sign-out-everywhere';
import { createAdmin } from '@/lib/services/people/create-admin';
import { importText, ndjson } from '@/lib/testing/import-text';
import { makeToken, makeUser, uniqueName } from '@/lib/testing/make';
import { makeAccount, testPassword } from '@/lib/testing/make-account';
import { cookiesOf, postSignIn } from '@/lib/testing/post-sign-in';
import { testContext, testNow } from '@/lib/testing/test-context';
import { GET, POST } from './[...nextauth]/route';

vi.hoisted(() => vi.stubEnv('HEED_DEMO', '1'));

const home = 'http://127.0.0.1:3000/api/auth';

function whoIs(cookies: string) {
  return authenticate(new Headers({ cookie: cookies }), testNow);
}

async function signedIn() {
  const account = await makeAccount();
  const answer = await postSignIn('callback/password', { email: account.email, password: testPassword });
  return { account, answer, cookies: cookiesOf(answer) };
}

describe('signing in', () => {
  test('the right password starts a session that says who calls', async () => {
    const { account, answer, cookies } = await signedIn();
    expect(await whoIs(cookies)).toMatchObject({ kind: 'person', userId: account.id, via: 'session' });
    const cookie = answer.headers.getSetCookie().find((one) => one.startsWith(`${sessionCookieName}=`));
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
  });

  test('a wrong password starts none and leads back to the sign-in page', async () => {
    const { email } = await makeAccount();
    const answer = await postSignIn('callback/password', { email, password: 'something else' });
    expect(answer.headers.get('location')).toBe(
      'http://127.0.0.1:3000/sign-in?error=CredentialsSignin&code=not_authenticated',
    );
    expect(await whoIs(cookiesOf(answer))).toEqual({ kind: 'anonymous' });
  });

  test('after too many attempts the address says how long to wait', async () => {
    const { email } = await makeAccount();
    const attempts = Array.from({ length: 12 }, () =>
      postSignIn('callback/password', { email, password: 'something else' }),
    );
    const locations = (await Promise.all(attempts)).map((answer) => answer.headers.get('location') ?? '');
    expect(locations.filter((location) => /code=too_many_requests\.\d+/.test(location))).toHaveLength(2);
  });

  describe('as a demo person', () => {
    const enter = async (uuid: string) => whoIs(cookiesOf(await postSignIn('callback/demo', { uuid })));
    const nobody = { kind: 'anonymous' };
    const makeInstallation = async (kind: 'demo' | 'real') => {
      await database().installation.deleteMany();
      await database().installation.create({ data: { kind, decided_at: testNow } });
    };

    test('needs no password in a demo installation', async () => {
      await makeInstallation('demo');
      const { id } = await makeUser({ is_demo: true });
      expect(await enter(id)).toMatchObject({ userId: id });
      const offered = await listDemoPeople(testContext({ kind: 'anonymous' }));
      expect(offered.map(({ uuid }) => uuid)).toContain(id);
    });

    test.each([
      ['somebody who was created or imported', {}],
      ['somebody with a password', { is_demo: true, password_hash: 'a hash' }],
      ['somebody who was invited', { is_demo: true, invited_at: testNow }],
      ['somebody suspended', { is_demo: true, status: 'suspended', suspended_at: testNow }],
      ['staff that did not come with the demo', { is_staff: true }],
    ])('is not for %s', async (_who, fields) => {
      await makeInstallation('demo');
      const { id } = await makeUser(fields);
      expect(await enter(id)).toEqual(nobody);
      const offered = await listDemoPeople(testContext({ kind: 'anonymous' }));
      expect(offered.map(({ uuid }) => uuid)).not.toContain(id);
    });

    test('is for nobody in a real installation, or one that was never started', async () => {
      const { id } = await makeUser({ is_demo: true });
      await makeInstallation('real');
      expect(await enter(id)).toEqual(nobody);
      await database().installation.deleteMany();
      expect(await enter(id)).toEqual(nobody);
    });

    test('is over for who is made an admin or imported', async () => {
      await makeInstallation('demo');
      const [admin, imported] = [
        await makeUser({ is_demo: true }),
        await makeUser({ is_demo: true, external_id: uniqueName('x') }),
      ];
      await createAdmin(testContext(), admin.email);
      const { external_id, email, username, full_name } = imported;
      await importText(ndjson({ type: 'user', external_id, email, username, full_name }));
      expect(await enter(admin.id)).toEqual(nobody);
      expect(await enter(imported.id)).toEqual(nobody);
    });

    test('ends with what let it begin, tokens included', async () => {
      await makeInstallation('demo');
      const { id, email } = await makeUser({ is_demo: true });
      const enterAgain = async () => cookiesOf(await postSignIn('callback/demo', { uuid: id }));
      const [cookies, token] = [await enterAgain(), await makeToken(id)];
      const withToken = () => authenticate(new Headers({ authorization: `Token ${token}` }), testNow);
      expect(await whoIs(cookies)).toMatchObject({ userId: id });
      expect(await withToken()).toMatchObject({ userId: id });
      await database().installation.updateMany({ data: { kind: 'real' } });
      expect(await whoIs(cookies)).toEqual(nobody);
      await database().installation.updateMany({ data: { kind: 'demo' } });
      await createAdmin(testContext(), email);
      expect(await whoIs(cookies)).toEqual(nobody);
      expect(await withToken()).toEqual(nobody);
    });

    test('is over for who gets a password or an invitation by whatever way', async () => {
      await makeInstallation('demo');
      for (const data of [{ password_hash: 'a hash' }, { invited_at: testNow }]) {
        const { id } = await makeUser({ is_demo: true });
        const cookies = cookiesOf(await postSignIn('callback/demo', { uuid: id }));
        await database().user.update({ where: { id }, data });
        expect(await whoIs(cookies)).toEqual(nobody);
        expect(await database().user.findUniqueOrThrow({ where: { id } })).toMatchObject({ is_demo: false });
      }
    });

    test('leaves no address for other visitors to read', async () => {
      await makeInstallation('demo');
      const { id } = await makeUser({ is_demo: true });
      await enter(id);
      expect(await database().session.findFirst({ where: { user_id: id } })).toMatchObject({ network: null });
    });
  });

  test('a form that another site made is refused', async () => {
    const { email } = await makeAccount();
    const body = new URLSearchParams({ email, password: testPassword }).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(body.length) };
    const answer = await POST(new NextRequest(`${home}/callback/password`, { method: 'POST', headers, body }));
    expect(await whoIs(cookiesOf(answer))).toEqual({ kind: 'anonymous' });
  });

  test.each(['::', 'https://[', 'javascript:alert(1)', '//['])(
    'an address to go to afterwards that cannot be read is ignored: %s',
    async (callbackUrl) => {
      const { email } = await makeAccount();
      const query = new URLSearchParams({ callbackUrl }).toString();
      const cookie = `authjs.callback-url=${encodeURIComponent(callbackUrl)}`;
      const asked = await GET(new NextRequest(`${home}/signin?${query}`, { headers: { cookie } }));
      expect(asked.headers.get('location')).not.toContain('error=');
      const answer = await postSignIn('callback/password', { email, password: testPassword, callbackUrl }, cookie);
      expect(answer.headers.get('location')).toBe('http://127.0.0.1:3000');
    },
  );

  test('413: a body without a stated length is not read', async () => {
    const request = new NextRequest(`${home}/callback/password`, { method: 'POST', body: 'email=x' });
    expect((await POST(request)).status).toBe(413);
  });
});

describe('a session', () => {
  test('ends at once with a suspension, everywhere', async () => {
    const { account, cookies } = await signedIn();
    await database().user.update({ where: { id: account.id }, data: { status: 'suspended', suspended_at: testNow } });
    expect(await whoIs(cookies)).toEqual({ kind: 'anonymous' });
    const answer = await GET(new NextRequest(`${home}/session`, { headers: { cookie: cookies } }));
    expect(await answer.json()).toBeNull();
  });

  test('ends with signing out everywhere, and a new one can begin', async () => {
    const { account, cookies } = await signedIn();
    await signOutEverywhere(testContext(account));
    expect(await whoIs(cookies)).toEqual({ kind: 'anonymous' });
    const again = await postSignIn('callback/password', { email: account.email, password: testPassword });
    expect(await whoIs(cookiesOf(again))).toMatchObject({ userId: account.id });
  });

  test('is replaced by signing in again, and the one of before ends', async () => {
    const { account, cookies } = await signedIn();
    const form = { email: account.email, password: testPassword };
    const again = cookiesOf(await postSignIn('callback/password', form, cookies));
    expect(await whoIs(again)).toMatchObject({ userId: account.id });
    expect(await whoIs(cookies)).toEqual({ kind: 'anonymous' });
  });

  test.each(['verify-request', 'error', 'signout', 'signin', 'nonsense', ''])(
    'no page of the library is shown at /%s: it has no policy of ours',
    async (action) => {
      const answer = await GET(new NextRequest(`${home}/${action}`));
      expect(answer.headers.get('content-type') ?? '').not.toContain('text/html');
    },
  );

  test('ends with signing out, for every copy of its cookie', async () => {
    const { cookies } = await signedIn();
    const answer = await postSignIn('signout', {}, cookies);
    const gone = answer.headers.getSetCookie().find((one) => one.startsWith(`${sessionCookieName}=`));
    expect(gone).toMatch(/Max-Age=0|Expires=Thu, 01 Jan 1970/i);
    expect(await whoIs(cookies)).toEqual({ kind: 'anonymous' });
    const session = await GET(new NextRequest(`${home}/session`, { headers: { cookie: cookies } }));
    expect(await session.json()).toBeNull();
  });

  test('cannot be forged or altered', async () => {
    const { cookies } = await signedIn();
    // Of the last letter of a text in base64 not every bit counts.
    expect(await whoIs(cookies.replace(/.{4}(?=;|$)/g, '____'))).toEqual({ kind: 'anonymous' });
    expect(await whoIs(`${sessionCookieName}=nonsense`)).toEqual({ kind: 'anonymous' });
  });
});
