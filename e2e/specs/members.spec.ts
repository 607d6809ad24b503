import { randomBytes } from 'node:crypto';
import { myAccessPage } from '@/lib/core/routes';
import { expectAccessible } from '../fixtures/expect-accessible';
import { expect, test } from '../fixtures/journey';
import { visit } from '../fixtures/visit';
import { MembersPage } from '../pages/members-page';

test.use({ who: 'olga' });
test.describe.configure({ timeout: 120_000 });

test('an owner adds a member, limits people, changes the expiry and removes the member, who sees each of it', async ({
  another,
  page,
  person: { project, shell },
  quiet,
}) => {
  const name = `Reef survey w${randomBytes(4).toString('hex')}`;
  await project.create(name, 'North Lab');
  const address = new URL(page.url()).pathname;
  const members = new MembersPage(page);

  await members.choose('Tanaka', 'Mia Tanaka', 'Project manager');
  await expectAccessible(page);
  await members.add();
  await expect(members.dialog).toBeHidden();
  await shell.expectMessage('Mia Tanaka added');
  await expect(members.member('Mia Tanaka')).toContainText('No expiry');

  const mia = await another('mia');
  await visit(mia.page, address);
  await mia.project.expectOpen(name);
  await visit(mia.page, myAccessPage);
  await expect(mia.page.getByRole('link', { name: `Project manager in ${name}` })).toBeVisible();

  await members.limit('People', '1');
  await expect(members.quotas).toContainText('1 of 1, full');
  await members.choose('Okafor', 'Max Okafor', 'Project member');
  quiet.expectErrorStatus(422);
  await members.add();
  await expect(members.dialog).toContainText(
    'This project has 1 of 1 person. Ask an owner of the organisation for more.',
  );
  await members.dialog.getByRole('button', { name: 'Cancel' }).click();

  await members.endOn('Mia Tanaka, Project manager', '2026-11-28');
  await expect(members.member('Mia Tanaka')).toContainText('Expires');
  await expectAccessible(page);
  await visit(mia.page, myAccessPage);
  await mia.page.getByRole('link', { name: `Project manager in ${name}` }).click();
  await expect(mia.page.getByRole('list', { name: 'Permissions' })).toContainText('Change projects');
  await expectAccessible(mia.page);
  await mia.page.getByRole('button', { name: 'Ask to extend' }).click();
  await mia.page.getByRole('alertdialog').getByRole('button', { name: 'Ask to extend' }).click();
  await mia.shell.expectMessage('Request sent');

  await members.beginToRemove('Mia Tanaka, Project manager');
  await expect(members.question).toContainText('They lose the role “Project manager”');
  await expectAccessible(page);
  await members.remove();
  await shell.expectMessage('Mia Tanaka removed');
  await expect(members.member('Mia Tanaka')).toBeHidden();
  quiet.expectErrorStatus(404);
  await visit(mia.page, address);
  await expect(mia.page.getByText('It doesn’t exist, or you don’t have access to it.')).toBeVisible();
});
