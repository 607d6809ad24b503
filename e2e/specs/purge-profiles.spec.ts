import { randomBytes } from 'node:crypto';
import { adminPurgeProfilesPage } from '@/lib/core/routes';
import { expectAccessible } from '../fixtures/expect-accessible';
import { expect, test } from '../fixtures/journey';
import { tick } from '../fixtures/tick';
import { visit } from '../fixtures/visit';

test.use({ who: 'astrid' });

test('a purge profile is created, runs as a rule of its own while it is on, and is deleted once it is off', async ({
  page,
  person: { rules },
}) => {
  const name = `Former guests ${randomBytes(4).toString('hex')}`;
  const profile = page.getByRole('list', { name: 'Purge profiles' }).getByRole('listitem').filter({ hasText: name });
  const dialog = page.getByRole('dialog');
  await visit(page, adminPurgeProfilesPage);
  await page.getByRole('button', { name: 'Create purge profile' }).click();
  await dialog.getByRole('button', { name: 'Create purge profile' }).click();
  await expect(dialog).toContainText('Choose at least one field or record.');
  await dialog.getByRole('textbox', { name: /^Name/ }).fill(name);
  await tick(dialog.getByRole('checkbox', { name: 'Full name' }));
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Create purge profile' }).click();
  await expect(profile).toContainText('Off');

  await profile.getByRole('button', { name }).first().click();
  await dialog.getByRole('switch', { name: 'On' }).press('Space');
  await expect(dialog.getByRole('switch', { name: 'On' })).toBeChecked();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await profile.getByRole('link', { name: `Open the rule of ${name}` }).click();
  await rules.expectOpen(`Purge: ${name}`);
  await rules.expectState('Active');
  await expect(page.getByRole('link', { name: 'Edit', exact: true })).toBeHidden();
  await expectAccessible(page);

  await page.getByRole('link', { name: 'Change the purge profile' }).click();
  await profile.getByRole('button', { name }).first().click();
  await dialog.getByRole('switch', { name: 'On' }).press('Space');
  await expect(dialog.getByRole('switch', { name: 'On' })).not.toBeChecked();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await profile.getByRole('button', { name: `Delete ${name}` }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete purge profile' }).click();
  await expect(profile).toBeHidden();
});
