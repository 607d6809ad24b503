import { randomBytes } from 'node:crypto';
import { adminChecklistsPage } from '@/lib/core/review-routes';
import { adminRolesPage, adminServiceSettingsPage, organisationsPage } from '@/lib/core/routes';
import { expectAccessible } from '../fixtures/expect-accessible';
import { expect, test } from '../fixtures/journey';
import { linkIn, mailTo } from '../fixtures/mail-to';
import { visit } from '../fixtures/visit';

const newPassword = () => `granite lantern ${randomBytes(6).toString('hex')}`;

test('support reads checklists, service settings, roles and organisations, and is offered no change', async ({
  page,
  person,
  staff,
}) => {
  const [email, password] = [`support-${randomBytes(4).toString('hex')}@example.org`, newPassword()];
  await staff.addPerson('Sara Support', email, { is_support: true });
  await visit(page, linkIn(await mailTo(email, 'You’re invited to Heed')));
  await person.signIn.setPassword(password);
  await person.signIn.withPassword(email, password);
  await expect(page.getByRole('heading', { name: 'Actions', exact: true })).toBeVisible();
  const main = page.getByRole('main');

  await visit(page, adminChecklistsPage);
  await expect(main.getByRole('button', { name: 'Create checklist' })).toBeHidden();
  await main.getByRole('list', { name: 'Checklists' }).getByRole('link').first().click();
  await expect(main.getByRole('list', { name: 'Questions' })).toBeVisible();
  await expect(main.getByRole('button')).toHaveText(['Preview']);
  await expectAccessible(page);

  await visit(page, `${adminServiceSettingsPage}?name=North+Lab`);
  await expect(main.getByRole('list', { name: 'Service settings' })).toContainText('North Lab cluster');
  await expect(main.getByRole('button', { name: 'Create settings' })).toBeHidden();
  await expect(main.getByRole('button', { name: /^Delete/ })).toHaveCount(0);
  await expectAccessible(page);

  await visit(page, adminRolesPage);
  await expect(main.getByRole('rowheader', { name: 'Approve orders' })).toBeVisible();
  await expect(main.getByRole('button')).toHaveCount(0);
  await expectAccessible(page);

  await visit(page, `${organisationsPage}?query=North+Lab`);
  await main.getByRole('link', { name: 'North Lab' }).click();
  await expect(main.getByRole('list', { name: 'Members' })).toBeVisible();
  for (const name of ['Invite someone', 'Create a link to join', 'Add member', 'Change restrictions', 'More actions']) {
    await expect(main.getByRole('button', { name })).toBeHidden();
  }
});
