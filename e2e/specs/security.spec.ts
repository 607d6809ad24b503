import { actionsPage, preferencesPage } from '@/lib/core/routes';
import { ask } from '../fixtures/ask';
import { expect, test } from '../fixtures/journey';
import { installation } from '../installation';

test('a page on the web that resolves to this computer reads nothing', async ({ page, person }) => {
  await person.signIn.asDemoPerson('Max Okafor');
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  for (const path of ['/', actionsPage, '/icon.svg', '/api/me/', '/api/live/', '/api/docs/', '/api/auth/csrf']) {
    expect(await ask(path, { cookie, host: 'evil.example:3990' }), path).toMatchObject({ status: 421 });
  }
  expect(await ask('/api/me/', { cookie })).toMatchObject({ status: 200 });
  for (const probe of ['/api/health/', '/api/ready/']) {
    expect(await ask(probe, { host: 'evil.example' })).toMatchObject({ status: 200 });
  }
});

test('every page has our policy with a nonce made for it, whatever its path and whatever a client sends', async () => {
  const forged = { 'content-security-policy': "script-src 'nonce-theirs'", 'x-nonce': 'theirs' };
  const policies: string[] = [];
  for (const path of ['/sign-in', '/actions/x.png', '/nothing.svg', '/nowhere', '/_next/nowhere', '/api/docs/']) {
    const { policy } = await ask(path, forged);
    expect(policy, path).toMatch(/script-src 'self' 'nonce-[\w-]+'/);
    expect(policy).not.toContain('theirs');
    policies.push(policy);
  }
  expect(new Set(policies).size).toBe(policies.length);
});

test('signing out ends the session for every copy of its cookie', async ({ browser, page, person, quiet }) => {
  // What the page was still fetching when the session ended.
  quiet.expectErrorStatus(401);
  await person.signIn.asDemoPerson('Max Okafor');
  const copy = await browser.newContext({
    baseURL: installation.address,
    storageState: await page.context().storageState(),
  });
  const copied = await copy.newPage();
  await copied.goto(preferencesPage);
  await expect(copied.getByRole('heading', { level: 1, name: 'Preferences' })).toBeVisible();
  await person.shell.signOut();
  await expect(person.signIn.heading).toBeVisible();
  expect((await copy.request.get('/api/me/')).status()).toBe(401);
  // Its stream ended, so it leaves by itself.
  await expect(copied).toHaveURL(/sign-in/, { timeout: 30_000 });
  await copy.close();
});

test('another browser is seen in Preferences, and signed out there', async ({ another, person, quiet }) => {
  quiet.expectErrorStatus(401);
  await person.signIn.asDemoPerson('Petra Novak');
  const elsewhere = await another(null);
  await elsewhere.signIn.asDemoPerson('Petra Novak');
  const { preferences } = person;
  await preferences.open();
  await expect(preferences.thisSession).toHaveCount(1);
  const before = await preferences.otherSessions.count();
  await preferences.signOutLastSeen();
  await expect(preferences.otherSessions).toHaveCount(before - 1);
  await elsewhere.preferences.visit();
  await expect(elsewhere.signIn.heading).toBeVisible();
});
