import { randomBytes } from 'node:crypto';
import { historyPage } from '@/lib/core/routes';
import { emailOf, expect, test } from '../fixtures/journey';
import { linkIn, mailTo } from '../fixtures/mail-to';
import { runCommand } from '../fixtures/run-command';
import { visit } from '../fixtures/visit';
import { SignInPage } from '../pages/sign-in-page';

const newAddress = () => `person-${randomBytes(4).toString('hex')}@example.org`;
const newPassword = () => `granite lantern ${randomBytes(6).toString('hex')}`;

test.describe('staff', () => {
  test.use({ who: 'astrid' });

  test('downloads the people whom the filters show, as CSV', async ({ person: { people } }) => {
    await people.open();
    await people.search('Petra Novak');
    await expect(people.person('Petra Novak')).toBeVisible();
    await expect(people.person('Max Okafor')).toBeHidden();
    const [headings = '', ...rows] = await people.downloadCsv();
    expect(headings.split(',')).toEqual(expect.arrayContaining(['uuid', 'email', 'full_name', 'status']));
    expect(rows).toEqual([expect.stringContaining('Petra Novak')]);
  });

  test('invites somebody, who chooses a password by the mail and signs in; the ledger shows the mail without its link', async ({
    browser,
    page,
    person,
  }) => {
    const { deliveries, people } = person;
    const [email, password] = [newAddress(), newPassword()];
    await people.open();
    await people.beginToInvite();
    await people.send('Send invitation');
    await expect(people.dialog.getByText('Enter their email address.')).toBeVisible();
    await people.fillIn({ email, name: 'Ivo Newman', isSupport: true });
    await people.send('Send invitation');
    await expect(people.dialog).toContainText(`We’re emailing a link to ${email}.`);
    await people.close();
    await people.find(email);
    await expect(people.person('Ivo Newman')).toContainText('Support');

    const text = await mailTo(email, 'You’re invited to Heed');
    expect(text).toContain('Astrid Lund has invited you.');
    const context = await browser.newContext();
    const visitor = await context.newPage();
    const signInPage = new SignInPage(visitor);
    await visit(visitor, linkIn(text));
    await signInPage.setPassword(password);
    await signInPage.withPassword(email, password);
    await expect(visitor.getByRole('heading', { name: 'Actions', exact: true })).toBeVisible();
    await context.close();

    await deliveries.open();
    await deliveries.search(email);
    await deliveries.openDelivery('You’re invited to Heed', email);
    await expect(deliveries.mail).toHaveAttribute('srcdoc', /token=hidden/);
    await people.open();
    await people.find(email);
    await expect(people.person('Ivo Newman')).toContainText('Last sign-in');
    await expect(people.person('Ivo Newman').getByRole('button', { name: 'Invite' })).toBeHidden();
    await people.resetPassword('Ivo Newman');
    await expect(people.dialog).toContainText(`We’re emailing a link to ${email}.`);
    expect(await mailTo(email, 'Set a new password')).toContain('/set-password?token=');
    await people.close();

    await runCommand('token', email);
    await people.open();
    await people.find(email);
    await people.person('Ivo Newman').getByRole('button', { name: 'Revoke tokens' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke tokens' }).click();
    await expect(page.getByText('API tokens of Ivo Newman revoked')).toBeVisible();
    await expect(people.person('Ivo Newman').getByRole('button', { name: 'Revoke tokens' })).toBeHidden();
  });

  test('is told beside the form when somebody has the address already, and invites again', async ({
    person,
    quiet,
  }) => {
    quiet.expectErrorStatus(409);
    const { people } = person;
    const email = newAddress();
    await people.open();
    for (const isFirst of [true, false]) {
      await people.beginToInvite();
      await people.fillIn({ email, name: 'Twice Asked' });
      await people.send('Send invitation');
      if (isFirst) await people.close();
    }
    await expect(people.dialog).toContainText(`${email} is already in use.`);
    await people.dialog.getByRole('button', { name: 'Cancel' }).click();
    await people.find(email);
    await people.person('Twice Asked').getByRole('button').click();
    await expect(people.dialog).toContainText('replaces earlier ones');
    await people.send('Resend invitation');
    await expect(people.dialog.getByRole('code')).toContainText('/set-password?token=');
    await people.close();
    await people.search('nobody by that name');
    await expect(people.main.getByText('No matches')).toBeVisible();
  });
});

test('a forgotten password is set anew by mail, and the person is told of it', async ({
  page,
  person,
  quiet,
  staff,
}) => {
  // What a page was still fetching when the session ended.
  quiet.expectErrorStatus(401);
  const { shell, signIn } = person;
  const email = newAddress();
  await staff.addPerson('Forgetful Frey', email, {});
  for (const which of [1, 2]) {
    const password = newPassword();
    await signIn.askForLink('Forgot your password?', email);
    await visit(page, linkIn(await mailTo(email, 'Set a new password', which)));
    await signIn.setPassword(password);
    await expect(page.getByText('Password set. Sign in with it.')).toBeVisible();
    await signIn.withPassword(email, password);
    await expect(person.actions.heading).toBeVisible();
    await shell.signOut();
    await expect(signIn.heading).toBeVisible();
  }
  expect(await mailTo(email, 'Your password was changed')).toContain(email);
});

test('a link by mail signs in once, by a click of the person alone', async ({ page, person }) => {
  const { signIn } = person;
  const email = emailOf('max');
  await signIn.askForLink('Sign in without a password', email);
  const link = linkIn(await mailTo(email, 'Your sign-in link'));
  for (const _opened of [1, 2]) await page.goto(link);
  await expect(page.getByText(`You’re about to sign in as ${email}.`)).toBeVisible();
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(person.actions.heading).toBeVisible();
  await page.goto(link);
  await expect(page.getByRole('heading', { name: 'This link has expired or was already used' })).toBeVisible();
});

test('a link by mail leads to the page that was asked for', async ({ page, person }) => {
  const { signIn } = person;
  const email = emailOf('petra');
  await visit(page, historyPage);
  await signIn.fillInForLink('Sign in without a password', email);
  await page.goto(linkIn(await mailTo(email, 'Your sign-in link')));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(new RegExp(`${historyPage}$`));
});

test('an address without an account is answered alike, and too many are refused', async ({ page, person }) => {
  const email = newAddress();
  await person.signIn.askForLink('Forgot your password?', email);
  for (let asked = 1; asked < 5; asked++) {
    await page.getByRole('button', { name: 'Send another' }).click();
    await expect(page.getByRole('button', { name: 'Send another' })).toBeEnabled();
  }
  await expect(async () => {
    await page.getByRole('button', { name: /^(Send another|Email me a link)$/ }).click();
    await expect(page.getByText(/Too many links requested. Try again in \d+ minutes./)).toBeVisible({
      timeout: 2000,
    });
  }).toPass();
});
