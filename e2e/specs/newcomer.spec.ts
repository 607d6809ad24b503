import {
  adminDeliveriesPage,
  adminImportsPage,
  adminProvidersPage,
  adminSettingsPage,
  adminSourcesPage,
  adminWebhooksPage,
} from '@/lib/core/routes';
import { expect, test } from '../fixtures/journey';

test.describe('somebody without a role', () => {
  test.use({ who: 'noel' });

  test('is told what will appear on each page', async ({ page, person }) => {
    await person.actions.open();
    await expect(page.getByRole('heading', { name: 'You’re all caught up' })).toBeVisible();
    await expect(person.actions.card('Total')).toContainText('0');
    await person.history.open();
    await expect(page.getByRole('heading', { name: 'Nothing done yet' })).toBeVisible();
    const bell = await person.shell.openBell();
    await expect(bell).toContainText('You’re all caught up');
  });
});

test.describe('a member without staff rights', () => {
  test.use({ who: 'max' });

  test('is offered no page of the staff', async ({ person: { actions, shell } }) => {
    await actions.open();
    await expect(shell.navigation.getByRole('link', { name: 'History' })).toBeVisible();
    await expect(shell.navigation.getByRole('link', { name: 'Settings' })).toBeHidden();
  });

  for (const address of [
    adminProvidersPage,
    adminImportsPage,
    adminDeliveriesPage,
    adminWebhooksPage,
    adminSourcesPage,
    adminSettingsPage,
  ]) {
    test(`finds nothing at ${address}`, async ({ page, person, quiet }) => {
      quiet.expectErrorStatus(404);
      const answer = await page.goto(address);
      expect(answer?.status()).toBe(404);
      await person.shell.expectNothingHere();
    });
  }
});
