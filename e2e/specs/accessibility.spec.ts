import { randomBytes } from 'node:crypto';
import { invitationLinkPage, reviewInvitationPage } from '@/lib/core/invitation-routes';
import {
  actionsPage,
  errorPage,
  forgotPasswordPage,
  requestSignInLinkPage,
  setPasswordPage,
  signInLinkPage,
  signInPage,
  unsubscribePage,
} from '@/lib/core/routes';
import { demoPeople } from '@/prisma/demo/people';
import { expectAccessible } from '../fixtures/expect-accessible';
import { emailOf, expect, test } from '../fixtures/journey';
import type { Person } from '../fixtures/person';

/** Each test looks at many pages. */
test.describe.configure({ timeout: 300_000 });

test.describe('pages outside', () => {
  test('have no serious fault', async ({ page, person, quiet }) => {
    quiet.expectErrorStatus(404);
    for (const address of [
      signInPage,
      setPasswordPage('spent'),
      forgotPasswordPage,
      requestSignInLinkPage,
      signInLinkPage('spent'),
      invitationLinkPage('00000000-0000-4000-8000-000000000000', 'spent'),
      reviewInvitationPage('spent'),
      unsubscribePage('made-up'),
      errorPage('moved_on'),
    ]) {
      await page.goto(address);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expectAccessible(page);
    }
    await person.signIn.open();
    await person.signIn.withPassword(`nobody@${demoPeople.length}.example`, 'not the right one');
    await expect(page.getByText('Incorrect email address or password')).toBeVisible();
    await expectAccessible(page);
    await page.goto('/nowhere');
    await person.shell.expectNothingHere();
    await expectAccessible(page);
  });
});

test.describe('pages of a person', () => {
  test.use({ who: 'max' });

  test('have no serious fault', async ({ page, person }) => {
    const { actions, history, preferences, shell } = person;
    await actions.open();
    await expect(actions.list).toBeVisible();
    await expectAccessible(page);
    const bell = await shell.openBell();
    await expect(bell.getByRole('list')).toBeVisible();
    await expectAccessible(page);
    await shell.press('Escape');
    await actions.openDetails('era5-mirror');
    await expect(actions.drawer).toContainText('Opened');
    await expectAccessible(page);
    await actions.closeDetails();
    await actions.begin('era5-mirror', 'Renew resource');
    await expectAccessible(page);
    await actions.cancel();
    await history.open();
    await expect(history.row('Approve order: Compute cluster')).toBeVisible();
    await expectAccessible(page);
    await preferences.open();
    await expect(preferences.tokens).toContainText('No tokens');
    await expectAccessible(page);
  });

  test('an action that was just done leaves no serious fault behind', async ({ page, person, testInstallation }) => {
    const { actions } = person;
    const place = await testInstallation({ roles: { max: 'PROJECT_MANAGER' }, resources: { urgent: 1, near: 5 } });
    await actions.open(place.word);
    await actions.begin('urgent', 'Renew resource');
    await actions.confirm('Renew resource');
    await expect(actions.row('urgent')).toBeHidden();
    await expectAccessible(page);
  });
});

test.describe('pages of the staff', () => {
  test.use({ who: 'astrid' });

  test('have no serious fault', async ({ page, person }) => {
    await visitAdmin(person, () => expectAccessible(page));
  });

  test('of their preferences has no serious fault', async ({ person: { preferences }, page }) => {
    await preferences.open();
    await preferences.toggle('Quiet hours');
    await expect(preferences.kind('Other notifications')).toBeVisible();
    await expectAccessible(page);
    await preferences.toggle('Quiet hours');
  });

  test('of people have no serious fault', async ({ page, person: { people } }) => {
    await people.open();
    await expect(people.person('Olga Petrova')).toBeVisible();
    await expectAccessible(page);
    await people.beginToInvite();
    await people.send('Send invitation');
    await expectAccessible(page);
  });

  test('of projects have no serious fault', async ({ page, person: { project } }) => {
    await project.openList();
    await expect(project.row('Glacier survey')).toContainText('In grace');
    await expectAccessible(page);
    await project.begin('Create project');
    await expectAccessible(page);
    await project.openList('Glacier');
    await project.row('Glacier survey').getByRole('link').click();
    await project.expectState('In grace');
    await expectAccessible(page);
    for (const entry of ['Edit project', 'Move to another organisation', 'Delete project']) {
      await project.askFromMenu(entry);
      if (entry.startsWith('Move')) {
        await project.chooseOrganisation('Harbour Authority');
        await expect(project.dialog).toContainText('Will keep their role');
      }
      await expectAccessible(page);
      await project.cancel();
    }
    await project.openList('Summer');
    await project.row('Summer school').getByRole('link').click();
    await project.begin('Place order');
    await expectAccessible(page);
  });

  test('of deliveries have no serious fault', async ({ page, person: { deliveries }, staff }) => {
    const title = `Archive is slow ${randomBytes(4).toString('hex')}`;
    await staff.notify({ title, priority: 'critical' });
    await deliveries.open();
    await deliveries.search(title);
    await expect(deliveries.delivery(title, emailOf('astrid'))).toContainText('Sent', { timeout: 20_000 });
    await expectAccessible(page);
    await deliveries.openDelivery(title, emailOf('astrid'));
    await deliveries.showAsText();
    await expectAccessible(page);
    await deliveries.beginToResend();
    await expectAccessible(page);
  });

  test('of notifications and alerts have no serious fault', async ({ page, person }) => {
    await visitNotices(person, () => expectAccessible(page));
  });
});

test.describe('an empty list', () => {
  test.use({ who: 'noel' });

  test('has no serious fault', async ({ page, person }) => {
    await page.goto(actionsPage);
    await expect(page.getByRole('heading', { name: 'You’re all caught up' })).toBeVisible();
    await expect(person.actions.heading).toBeVisible();
    await expectAccessible(page);
  });
});

async function visitNotices({ notifications, shell }: Person, look: () => Promise<void>): Promise<void> {
  await notifications.open();
  await expect(notifications.notifications).toBeVisible();
  await look();
  await shell.openBell();
  await look();
  await shell.press('Escape');
  await notifications.openNotification('Order sync failed: Partner shop');
  await look();
  await notifications.close();
  await notifications.showAlerts();
  await look();
  await notifications.openAlert('Disk of the archive database is 96 % full');
  await expect(notifications.details).toContainText(/\d occurrence/);
  await look();
  await notifications.beginToResolve();
  await look();
}

async function visitAdmin(
  { imports, providers, roles, settings, sources, webhooks }: Person,
  look: () => Promise<void>,
): Promise<void> {
  await providers.open();
  await expect(providers.card('Pending orders')).toBeVisible();
  await look();
  await imports.open();
  const name = `faulty-${randomBytes(4).toString('hex')}.ndjson`;
  await imports.choose(name, '{"type":"customer"}\n{"type":"planet"}\n');
  await look();
  await imports.start();
  await expect(imports.earlier(name)).toBeVisible();
  await look();
  await imports.openEarlier(name);
  await expect(imports.errors).toBeVisible();
  await look();
  await roles.open();
  await expect(roles.granted('Project manager', 'Change projects')).toBeAttached();
  await look();
  await roles.beginToChange('Project manager');
  await look();
  await settings.open();
  await look();
  await visitWebhooks(webhooks, look);
  await visitSources(sources, look);
}

async function visitSources(sources: Person['sources'], look: () => Promise<void>): Promise<void> {
  const name = `prometheus ${randomBytes(4).toString('hex')}`;
  await sources.open();
  await sources.beginToAdd();
  await sources.fillIn({ name });
  await look();
  await sources.save();
  await sources.readToken();
  await look();
  await sources.done();
  await expect(sources.card(name)).toBeVisible();
  await look();
  await sources.press(name, 'Revoke');
  await look();
  await sources.confirm('Revoke source');
  await expect(sources.revoked).toContainText(name);
  await look();
}

async function visitWebhooks(webhooks: Person['webhooks'], look: () => Promise<void>): Promise<void> {
  const host = `hooks-${randomBytes(4).toString('hex')}.example.org`;
  await webhooks.open();
  await webhooks.beginToAdd();
  await webhooks.fillIn({ url: `https://${host}/heed`, description: 'The pager of those on call' });
  await look();
  await webhooks.save('Add webhook');
  await expect(webhooks.dialog).toContainText('Copy it now');
  await look();
  await webhooks.takeSecret();
  await expect(webhooks.card(host)).toBeVisible();
  await look();
  await webhooks.press(host, 'Messages');
  await expect(webhooks.messages).toContainText('No messages yet');
  await look();
  await webhooks.closeMessages();
  await webhooks.press(host, 'Delete');
  await look();
  await webhooks.confirm('Delete webhook');
  await expect(webhooks.card(host)).toBeHidden();
}
