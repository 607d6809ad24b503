import { randomBytes } from 'node:crypto';
import { actionsPage, historyPage, signInPage } from '@/lib/core/routes';
import { demoPeople } from '@/prisma/demo/people';
import { emailOf, expect, test } from '../fixtures/journey';
import { runCommand } from '../fixtures/run-command';
import { visit } from '../fixtures/visit';
import { SignInPage } from '../pages/sign-in-page';

const welcome = demoPeople.filter((person) => !('status' in person));

for (const { full_name } of welcome) {
  test(`one click signs in ${full_name}, and signing out closes every page again`, async ({ page, person, quiet }) => {
    // What the page was still fetching when the session ended.
    quiet.expectErrorStatus(401);
    await person.signIn.asDemoPerson(full_name);
    await expect(page.getByRole('button', { name: `${full_name}, menu` })).toBeVisible();
    await person.shell.signOut();
    await expect(person.signIn.heading).toBeVisible();
    await page.goto(actionsPage);
    await expect(page).toHaveURL(new RegExp(signInPage));
  });
}

test('a suspended person is not offered', async ({ person }) => {
  await person.signIn.open();
  await expect(person.signIn.demoPerson('Sven Suspended')).toBeHidden();
});

test('a wrong password is refused with a sentence, keeps the address, and opens nothing', async ({ page, person }) => {
  await person.signIn.open();
  await person.signIn.withPassword(emailOf('olga'), 'not the right one');
  await expect(page.getByText('Incorrect email address or password.')).toBeVisible();
  await expect(person.signIn.emailField).toHaveValue(emailOf('olga'));
  await page.goto(actionsPage);
  await expect(person.signIn.heading).toBeVisible();
});

test('signing in leads to the page that was asked for', async ({ page, person }) => {
  await page.goto(historyPage);
  await expect(person.signIn.heading).toBeVisible();
  await person.signIn.demoPerson('Max Okafor').click();
  await expect(page).toHaveURL(new RegExp(`${historyPage}$`));
});

test('the link of create-admin sets a password once, and makes an admin', async ({ page, person }) => {
  const email = `admin-${randomBytes(4).toString('hex')}@example.org`;
  const password = `granite lantern ${randomBytes(6).toString('hex')}`;
  const link = await runCommand('create-admin', email);

  await visit(page, link);
  await person.signIn.setPassword(password, `${password}?`);
  await expect(page.getByText('The passwords don’t match.')).toBeVisible();
  await person.signIn.setPassword(password);
  await expect(page.getByText('Password set. Sign in with it.')).toBeVisible();

  await person.signIn.withPassword(email, password);
  await expect(person.actions.heading).toBeVisible();
  await person.shell.goTo('Providers');

  await page.goto(link);
  await expect(page.getByRole('heading', { name: 'This link has expired or was already used' })).toBeVisible();
});

test('who sets a password while another person is signed in is told so', async ({ page, person }) => {
  const email = `admin-${randomBytes(4).toString('hex')}@example.org`;
  const password = `granite lantern ${randomBytes(6).toString('hex')}`;
  const link = await runCommand('create-admin', email);
  await person.signIn.asDemoPerson('Petra Novak');
  await visit(page, link);
  await person.signIn.setPassword(password);
  await expect(page.getByRole('heading', { name: 'Password set' })).toBeVisible();
  await expect(page.getByText('This browser is signed in as Petra Novak.')).toBeVisible();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await person.signIn.withPassword(email, password);
  await expect(person.actions.heading).toBeVisible();
});

test('a password is set without scripts, too', async ({ browser }) => {
  const email = `admin-${randomBytes(4).toString('hex')}@example.org`;
  const password = `granite lantern ${randomBytes(6).toString('hex')}`;
  const context = await browser.newContext({ javaScriptEnabled: false });
  const visitor = await context.newPage();
  const signInPage = new SignInPage(visitor);
  await visitor.goto(await runCommand('create-admin', email));
  await signInPage.setPassword(password, `${password}?`);
  await expect(visitor.getByText('The passwords don’t match.')).toBeVisible();
  await signInPage.setPassword(password);
  await expect(visitor.getByText('Password set. Sign in with it.')).toBeVisible();
  await context.close();
});

test('signing out everywhere ends the sessions of all browsers', async ({ another, page, person, quiet }) => {
  quiet.expectErrorStatus(401);
  await person.signIn.asDemoPerson('Petra Novak');
  const elsewhere = await another(null);
  await elsewhere.signIn.asDemoPerson('Petra Novak');
  await person.preferences.open();
  await person.preferences.signOutEverywhere();
  await expect(person.signIn.heading).toBeVisible();
  await elsewhere.page.goto(actionsPage);
  await expect(elsewhere.signIn.heading).toBeVisible();
  await expect(page).toHaveURL(new RegExp(signInPage));
});
