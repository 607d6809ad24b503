import { randomBytes } from 'node:crypto';
import { organisationsPage } from '@/lib/core/routes';
import { expectAccessible } from '../fixtures/expect-accessible';
import { expect, test } from '../fixtures/journey';
import { visit } from '../fixtures/visit';
import { MembersPage } from '../pages/members-page';

test.use({ who: 'astrid' });
test.describe.configure({ timeout: 120_000 });

test('staff create, change, block, unblock, limit, archive, unarchive and delete an organisation', async ({
  page,
  person: { shell },
  quiet,
}) => {
  const name = `South Lab ${randomBytes(4).toString('hex')}`;
  const dialog = page.getByRole('dialog');
  const main = page.getByRole('main');
  const choose = async (item: string) => {
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: item, exact: true }).click();
  };
  await visit(page, organisationsPage);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Create organisation' }).click();
  await dialog.getByRole('button', { name: 'Create organisation' }).click();
  await expect(dialog).toContainText('Enter a name.');
  await dialog.getByRole('textbox', { name: /^Name/ }).fill(name);
  await dialog.getByRole('textbox', { name: 'Abbreviation' }).fill('SL');
  await dialog.getByRole('button', { name: 'Create organisation' }).click();
  await shell.expectMessage(`${name} created`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
  await expect(main).toContainText(`Organisation ${name} was created.`);

  await choose('Edit organisation');
  quiet.expectErrorStatus(400);
  await dialog.getByRole('textbox', { name: 'Website' }).fill('example.org');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toContainText('Must be an http or https address.');
  await dialog.getByRole('textbox', { name: 'Website' }).fill('https://example.org');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(main.getByRole('link', { name: 'https://example.org' })).toBeVisible();

  await choose('Block');
  await dialog.getByRole('textbox', { name: /^Reason/ }).fill('Unpaid invoices');
  await dialog.getByRole('button', { name: 'Block' }).click();
  await expect(main).toContainText('This organisation is blocked.');
  await expect(page.getByRole('button', { name: 'Create project' })).toBeHidden();
  await expect(page.getByRole('button', { name: 'Invite someone' })).toBeHidden();
  await expectAccessible(page);
  await choose('Unblock');
  await dialog.getByRole('textbox', { name: /^Reason/ }).fill('Paid');
  await dialog.getByRole('button', { name: 'Unblock' }).click();
  await expect(page.getByRole('button', { name: 'Create project' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Invite someone' })).toBeVisible();

  const checklist = page.getByRole('button', { name: /Asked of every project/ });
  await checklist.click();
  await page.getByRole('option', { name: 'Project details' }).click();
  await shell.expectMessage('Checklist changed');
  await expect(checklist).toContainText('Project details');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(checklist).toContainText('No checklist');

  const members = new MembersPage(page);
  await members.limit('Projects', '2');
  await expect(members.quotas).toContainText('0 of 2');

  await choose('Archive');
  await dialog.getByRole('textbox', { name: /^Reason/ }).fill('The lab has closed');
  await dialog.getByRole('button', { name: 'Archive' }).click();
  await expect(main).toContainText('This organisation is archived.');
  await expect(page.getByRole('button', { name: 'Create project' })).toBeHidden();
  await expectAccessible(page);
  const address = new URL(page.url()).pathname;
  const organisations = page.getByRole('list', { name: 'Organisations' });
  await visit(page, `${organisationsPage}?query=${encodeURIComponent(name)}`);
  await expect(page.getByRole('link', { name })).toBeHidden();
  await visit(page, `${organisationsPage}?archived=true&query=${encodeURIComponent(name)}`);
  await expect(organisations).toContainText(name);
  await visit(page, address);
  await choose('Unarchive');
  await dialog.getByRole('textbox', { name: /^Reason/ }).fill('It is back');
  await dialog.getByRole('button', { name: 'Unarchive' }).click();
  await expect(page.getByRole('button', { name: 'Create project' })).toBeVisible();

  await choose('Delete organisation');
  await dialog.getByRole('textbox', { name: /^Name of the organisation/ }).fill('Other');
  await dialog.getByRole('button', { name: 'Delete organisation' }).click();
  await expect(dialog).toContainText('Enter the exact name of the organisation.');
  await dialog.getByRole('textbox', { name: /^Name of the organisation/ }).fill(name);
  await dialog.getByRole('button', { name: 'Delete organisation' }).click();
  await shell.expectMessage(`${name} deleted`);
  await expect(organisations).not.toContainText(name);
});

test('an owner gives, changes and takes a role in an organisation, reads its quotas and its last review, and a member reads it', async ({
  another,
}) => {
  const olga = await another('olga');
  await visit(olga.page, organisationsPage);
  await olga.page.getByRole('link', { name: 'North Lab' }).click();
  await expect(olga.page.getByRole('heading', { level: 1 })).toHaveText('North Lab');
  const address = new URL(olga.page.url()).pathname;
  const members = new MembersPage(olga.page);
  await members.choose('Tanaka', 'Mia Tanaka', 'Organisation support');
  await members.add();
  await olga.shell.expectMessage('Mia Tanaka added');
  await members.expectNobodyElse('Tanaka');
  await members.endOn('Mia Tanaka, Organisation support', '2026-11-28');
  await expect(members.member('Mia Tanaka')).toContainText('Expires');
  await members.beginToRemove('Mia Tanaka, Organisation support');
  await members.remove();
  await olga.shell.expectMessage('Mia Tanaka removed');
  await expect(members.member('Mia Tanaka')).toBeHidden();
  await expect(members.quotas).toContainText('no limit');
  await expect(olga.page.getByRole('button', { name: /^Change limit/ })).toBeHidden();
  await olga.page.getByRole('list', { name: 'Role reviews' }).getByRole('link').first().click();
  await expect(olga.page.getByRole('heading', { level: 1, name: 'Review who has access: North Lab' })).toBeVisible();
  await expect(olga.page.getByRole('main')).toContainText('Reviewed by Astrid Lund');
  await visit(olga.page, address);
  await expect(olga.page.getByRole('button', { name: 'Change restrictions' })).toBeVisible();
  const mia = await another('mia');
  await visit(mia.page, new URL(olga.page.url()).pathname);
  await expect(mia.page.getByRole('heading', { level: 1 })).toHaveText('North Lab');
  await expect(mia.page.getByRole('button', { name: 'Change restrictions' })).toBeHidden();
  await expect(mia.page.getByRole('button', { name: 'More actions' })).toBeHidden();
});
