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
  quiet.expectRefusal(404);
  const stranger = await another('noel');
  const answer = await stranger.page.goto(address);
  expect(answer?.status()).toBe(404);
});
