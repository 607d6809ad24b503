import { randomBytes } from 'node:crypto';
import type { APIRequestContext } from '@playwright/test';
import { readMeOperation } from '@/lib/contracts/people/people';
import { resourcesPage } from '@/lib/core/routes';
import { expectAccessible } from '../fixtures/expect-accessible';
import { expect, test } from '../fixtures/journey';
import { visit } from '../fixtures/visit';

test.use({ who: 'max' });

const word = () => randomBytes(4).toString('hex');

test('a manager makes a service account, replaces its token, and closes it', async ({
  page,
  person,
  quiet,
  request,
  testInstallation,
}) => {
  quiet.expectErrorStatus(409);
  const { project, serviceAccounts, shell } = person;
  const place = await testInstallation({ roles: { max: 'PROJECT_MANAGER' } });
  const robot = `robot-${word()}`;
  await project.openList(place.word);
  await project.row(place.word).getByRole('link').first().click();
  await project.expectOpen(place.named('Project'));
  await serviceAccounts.create(robot, 'Copies readings.');
  await expectAccessible(page);
  const first = await serviceAccounts.readToken();
  await expect(serviceAccounts.row(robot)).toContainText('Copies readings.');
  expect(await statusWith(request, first)).toBe(200);
  await serviceAccounts
    .row(robot)
    .getByRole('button', { name: `Edit ${robot}` })
    .click();
  await serviceAccounts.dialog.getByRole('textbox', { name: 'Description' }).fill('Copies readings at night.');
  await expectAccessible(page);
  await serviceAccounts.dialog.getByRole('button', { name: 'Save' }).click();
  await expect(serviceAccounts.row(robot)).toContainText('Copies readings at night.');
  await serviceAccounts.create(robot, '');
  await expect(serviceAccounts.dialog).toContainText(`The username ${robot} is taken.`);
  await serviceAccounts.dialog.getByRole('button', { name: 'Cancel' }).click();
  await serviceAccounts.ask('New token for', robot);
  await serviceAccounts.confirm('Create token');
  const second = await serviceAccounts.readToken();
  expect([await statusWith(request, first), await statusWith(request, second)]).toEqual([401, 200]);
  await serviceAccounts.ask('Close', robot);
  await expect(serviceAccounts.question).toContainText('Its token stops working immediately and its role ends.');
  await expectAccessible(page);
  await serviceAccounts.confirm('Close account');
  await shell.expectMessage(`${robot} closed`);
  await expect(serviceAccounts.row(robot)).toBeHidden();
  expect(await statusWith(request, second)).toBe(401);
});

test('staff set credentials that are never shown again, and give the settings to a resource', async ({
  another,
  testInstallation,
}) => {
  const place = await testInstallation({ roles: { max: 'PROJECT_MANAGER' }, resources: { disk: 5 } });
  const { object, page, serviceSettings, shell } = await another('astrid');
  const name = `Cluster ${word()}`;
  const secret = `secret-${word()}`;
  await serviceSettings.open();
  await serviceSettings.beginToCreate();
  await serviceSettings.save('Create settings');
  await expect(serviceSettings.dialog).toContainText('Enter a name.');
  await serviceSettings.fillIn({ Name: name, Type: 'OpenStack', Options: '{"tenant": "sea"}', Password: secret });
  await expectAccessible(page);
  await serviceSettings.save('Create settings');
  await shell.expectMessage(`${name} created`);
  await expect(serviceSettings.row(name)).toContainText('Credentials set');
  await serviceSettings.edit(name);
  await expect(serviceSettings.dialog).toContainText('Credentials: set');
  await expect(serviceSettings.dialog.getByLabel(/^Password/)).toHaveValue('');
  expect(await page.content()).not.toContain(secret);
  await serviceSettings.clear('password');
  await serviceSettings.save('Save');
  await shell.expectMessage('Service settings changed');
  await expect(serviceSettings.row(name)).toContainText('No credentials');
  await visit(page, `${resourcesPage}?q=${place.word}`);
  await page
    .getByRole('main')
    .getByRole('link', { name: place.named('disk') })
    .click();
  await object.expectHeading(place.named('disk'));
  await page.getByRole('button', { name: 'Edit resource' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Service settings/ })
    .click();
  await page.getByRole('option', { name }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await shell.expectMessage('Resource changed');
  await expect(page.getByRole('main')).toContainText(name);
  await serviceSettings.open();
  await expect(serviceSettings.row(name)).toContainText('1 resource');
  await expect(serviceSettings.row(name).getByRole('button', { name: `Delete ${name}` })).toBeHidden();
  const unused = `Cluster ${word()}`;
  await serviceSettings.beginToCreate();
  await serviceSettings.fillIn({ Name: unused, Type: 'OpenStack' });
  await serviceSettings.save('Create settings');
  await serviceSettings.delete(unused);
  await shell.expectMessage(`${unused} deleted`);
});

async function statusWith(request: APIRequestContext, token: string): Promise<number> {
  const answer = await request.get(readMeOperation.path, { headers: { authorization: `Token ${token}` } });
  return answer.status();
}
