import { expect, test } from '../fixtures/journey';

const manager = { max: 'PROJECT_MANAGER' } as const;

test.use({ who: 'max' });

test('approving names what happens, and clears the order for the second approver too', async ({
  another,
  person,
  testInstallation,
}) => {
  const { actions, shell } = person;
  const place = await testInstallation({ roles: manager, orders: { licence: 30 } });
  const olga = await another('olga');
  await olga.actions.open(place.word);
  await expect(olga.actions.row('licence')).toBeVisible();

  await actions.open(place.word);
  await actions.begin('licence', 'Approve order');
  await expect(actions.question).toContainText('removed from every approver’s list');
  await expect(actions.question).toContainText('480');
  await actions.cancel();
  await expect(actions.row('licence')).toBeVisible();
  await actions.begin('licence', 'Approve order');
  await actions.confirm('Approve order');
  await shell.expectMessage('The order is approved.');
  await expect(actions.row('licence')).toBeHidden();

  await olga.actions.open(place.word);
  await expect(olga.actions.card('Total')).toContainText('0');
  await person.history.open();
  await expect(person.history.row(place.named('licence'))).toContainText('Done');
});

test('whoever comes too late is told in words, and the row leaves', async ({
  person,
  quiet,
  staff,
  testInstallation,
}) => {
  quiet.expectErrorStatus(409);
  quiet.expectErrorStatus(404);
  const { actions, shell } = person;
  const place = await testInstallation({ roles: manager, orders: { licence: 30 } });
  await actions.open(place.word);
  await actions.begin('licence', 'Approve order');
  await staff.approveOrderOf(place.word);
  await actions.confirm('Approve order');
  await shell.expectMessage('This is already done.');
  await expect(actions.row('licence')).toBeHidden();
});

test('renewing says when the resource ended and will end, and the row leaves', async ({ person, testInstallation }) => {
  const { actions, shell } = person;
  const place = await testInstallation({ roles: manager, resources: { urgent: 1 } });
  await actions.open(place.word);
  await actions.begin('urgent', 'Renew resource');
  await expect(actions.question).toContainText('It ends on 23 Nov 2026.');
  await actions.confirm('Renew resource');
  await shell.expectMessage('The resource now ends on 23 Dec 2026.');
  await expect(actions.row('urgent')).toBeHidden();
});

test('a drastic action stands in the menu and begins on Cancel', async ({ page, person, testInstallation }) => {
  const { actions } = person;
  const place = await testInstallation({ roles: manager, orders: { licence: 30 } });
  await actions.open(place.word);
  await actions.beginFromMenu('licence', 'Reject order');
  await expect(page.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await actions.confirm('Reject order');
  await expect(actions.row('licence')).toBeHidden();
});

test('terminating can be taken back from its message and by key', async ({ person, testInstallation }) => {
  const { actions, shell } = person;
  const place = await testInstallation({ roles: manager, resources: { urgent: 1, near: 5 } });
  const terminate = async (name: string) => {
    await actions.beginFromMenu(name, 'Terminate resource');
    await actions.confirm('Terminate resource');
    await expect(actions.row(name)).toBeHidden();
  };
  await actions.open(place.word);
  await terminate('urgent');
  await shell.expectMessage('The resource ends on 23 Nov 2026. You will not be reminded again.');
  await shell.undo();
  await expect(actions.row('urgent')).toBeVisible();
  await terminate('near');
  // The row leaves before the message comes that the key answers.
  await shell.expectMessage('The resource ends on 27 Nov 2026. You will not be reminded again.');
  await shell.press('u');
  await expect(actions.row('near')).toBeVisible();
});

test('those who may only look are offered no corrective action', async ({ another, person, testInstallation }) => {
  const place = await testInstallation({ roles: { ...manager, mia: 'PROJECT_MEMBER' }, resources: { urgent: 1 } });
  await person.actions.open(place.word);
  await expect(person.actions.row('urgent').getByRole('button', { name: /^Renew/ })).toBeVisible();
  const mia = await another('mia');
  await mia.actions.open(place.word);
  await expect(mia.actions.row('urgent')).toBeVisible();
  await expect(mia.actions.row('urgent').getByRole('button', { name: /^Renew/ })).toBeHidden();
});
