import { expect, test } from '../fixtures/journey';

test.use({ who: 'astrid' });

test('staff takes a permission from a role and gives it back', async ({ person: { roles, shell } }) => {
  const name = 'Project admin';
  for (const isGiven of [false, true]) {
    // Opened anew: the message of the first change may still be there when the second one says the same.
    await roles.open();
    await expect(roles.granted(name, 'Terminate resources')).toHaveText(`${name}: ${isGiven ? 'no' : 'yes'}`);
    await roles.beginToChange(name);
    await roles.toggle('Terminate resources');
    await roles.save();
    await shell.expectMessage('Permissions saved');
    await expect(roles.dialog).toBeHidden();
    await expect(roles.granted(name, 'Terminate resources')).toHaveText(`${name}: ${isGiven ? 'yes' : 'no'}`);
  }
});

test('owners keep what they may do with members', async ({ person: { roles }, quiet }) => {
  quiet.expectRefusal(409);
  await roles.open();
  await roles.beginToChange('Organisation owner');
  const given = roles.dialog.getByRole('checkbox', { checked: true });
  for (let left = await given.count(); left > 0; left--) await given.first().press('Space');
  await expect(given).toHaveCount(0);
  await roles.save();
  await expect(roles.dialog).toContainText('Owners of an organisation keep CUSTOMER.CREATE_PERMISSION');
});
