import { expectAccessible } from '../fixtures/expect-accessible';
import { expect, test } from '../fixtures/journey';
import { visit } from '../fixtures/visit';

const manager = { max: 'PROJECT_MANAGER' } as const;

test.use({ who: 'max' });

test('the details of an order say what it is, looking is in the history, and it can be approved there', async ({
  person,
  testInstallation,
}) => {
  const { actions, history, object, shell } = person;
  const place = await testInstallation({ roles: manager, orders: { licence: 30 } });
  await actions.open(place.word);
  await expect(actions.row('licence')).toContainText('Cost 480');
  await actions.viewDetails('licence', 'View order details');
  await object.expectHeading(`Order: ${place.named('licence')}`);
  await expect(person.page).toHaveURL(/\/orders\/[0-9a-f-]{36}$/);
  await expect(person.page.getByText('Pending consumer', { exact: true })).toBeVisible();
  await expectAccessible(person.page);
  await object.doFirst('Approve order');
  await shell.expectMessage('The order is approved.');
  await expect(object.history.filter({ hasText: 'Approved' })).toBeVisible();
  await expect(object.pastActions).toHaveCount(1);
  await history.open();
  await expect(history.row('View order details')).toContainText('Done');
});

test('a resource leads to the page of who may only look, and is not found by others', async ({
  another,
  person,
  quiet,
  testInstallation,
}) => {
  const place = await testInstallation({ roles: { ...manager, mia: 'PROJECT_MEMBER' }, resources: { urgent: 1 } });
  const mia = await another('mia');
  await mia.actions.open(place.word);
  await mia.actions
    .row('urgent')
    .getByRole('button', { name: /^View resource details/ })
    .click();
  await mia.object.expectHeading(place.named('urgent'));
  await expect(mia.page.getByText('23 Nov 2026', { exact: true })).toBeVisible();
  await expectAccessible(mia.page);
  const address = mia.object.path();

  await visit(person.page, address);
  await person.object.expectHeading(place.named('urgent'));
  quiet.expectErrorStatus(404);
  const stranger = await another('noel');
  const answer = await stranger.page.goto(address);
  expect(answer?.status()).toBe(404);
});

test('the provider approves, fails, finishes and rejects what is ordered; limits are changed by another order, and staff pause', async ({
  another,
  page,
  person: { object, project, shell },
  testInstallation,
}) => {
  const place = await testInstallation({ roles: manager, reviewed: 'grid' });
  const olga = await another('olga');
  const order = async (name: string) => {
    await project.openList(place.word);
    await project.row(place.named('Project')).getByRole('link').click();
    await project.order(place.named('grid'), name);
    await object.expectHeading(`Order: ${place.named('grid')}`);
    await visit(olga.page, object.path());
  };
  await order('first');
  await olga.object.command('Approve as provider');
  await olga.page.getByRole('button', { name: 'Mark as failed' }).click();
  await olga.page.getByRole('dialog').getByLabel('Comment').fill('No nodes left.');
  await olga.page.getByRole('dialog').getByRole('button', { name: 'Mark as failed' }).click();
  await expect(page.getByText('No nodes left.').first()).toBeVisible();
  await olga.object.command('Start order');
  await olga.object.command('Mark as done');
  await page.getByRole('link', { name: 'first', exact: true }).click();

  await object.expectHeading('first');
  const resource = object.path();
  await page.getByRole('button', { name: 'Change limits' }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Prepaid' }).fill('4');
  await expectAccessible(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Change limits' }).click();
  await shell.expectMessage('Change limits: done');
  await page
    .getByRole('list', { name: 'Orders' })
    .getByRole('link', { name: /^Update/ })
    .click();
  await object.expectHeading(`Order: ${place.named('grid')}`);
  await visit(olga.page, object.path());
  await olga.object.command('Approve as provider');
  await olga.object.command('Mark as done');
  const astrid = await another('astrid');
  await visit(astrid.page, resource);
  await expect(astrid.page.getByRole('main')).toContainText('prepaid: 4');
  await astrid.object.command('Pause resource');
  await expect(astrid.page.getByText('Paused', { exact: true }).first()).toBeVisible();

  await order('second');
  await olga.page.getByRole('button', { name: 'Reject as provider' }).click();
  await olga.page.getByRole('dialog').getByLabel('Comment').fill('Not for this project.');
  await olga.page.getByRole('dialog').getByRole('button', { name: 'Reject as provider' }).click();
  await expect(page.getByText('Rejected', { exact: true }).first()).toBeVisible();
});

test('orders and resources are found in lists of their own, and the end of a resource is set on its page', async ({
  page,
  person,
  testInstallation,
}) => {
  const { object, shell } = person;
  const place = await testInstallation({ roles: manager, orders: { licence: 30 }, resources: { tape: 5 } });
  await person.actions.open();
  await shell.goTo('Orders');
  await page.getByRole('searchbox', { name: 'Search orders' }).fill(place.word);
  const orders = page.getByRole('list', { name: 'Orders', exact: true }).getByRole('listitem');
  await expect(orders).toHaveCount(1);
  await expect(orders).toContainText(`${place.named('Project')} · Ordered by System · Cost 480`);
  await expectAccessible(page);
  await page.getByRole('button', { name: /^Status: / }).click();
  await page.getByRole('menuitem', { name: 'Done' }).click();
  await expect(page.getByRole('main')).toContainText('No orders match these filters.');

  await shell.goTo('Resources');
  await page.getByRole('searchbox', { name: 'Search resources' }).fill(place.word);
  const resources = page.getByRole('list', { name: 'Resources', exact: true }).getByRole('listitem');
  await expect(resources).toHaveCount(1);
  await expect(resources).toContainText('Ends 27 Nov 2026');
  await expectAccessible(page);
  await resources.getByRole('link').click();
  await object.expectHeading(place.named('tape'));
  await page.getByRole('button', { name: 'Change end date' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel(/^End date/)).toHaveValue('2026-11-27');
  await dialog.getByLabel(/^End date/).fill('');
  await dialog.getByRole('button', { name: 'Change end date' }).click();
  await expect(dialog).toContainText('Choose a day.');
  await dialog.getByLabel(/^End date/).fill('2027-03-31');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Change end date' }).click();
  await shell.expectMessage('Change end date: done');
  await expect(page.getByText('31 Mar 2027', { exact: true })).toBeVisible();
  await object.command('Remove end date');
  await expect(page.getByText('31 Mar 2027', { exact: true })).toBeHidden();
  await page.getByRole('button', { name: 'Edit resource' }).click();
  await dialog.getByRole('textbox', { name: /^Name/ }).fill(place.named('cartridge'));
  await dialog.getByRole('button', { name: 'Save' }).click();
  await object.expectHeading(place.named('cartridge'));
  await page.getByRole('link', { name: 'All resources' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Resources' })).toBeVisible();
});
