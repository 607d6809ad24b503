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

test('owners keep what they may do with members, and roles in projects are offered nothing about organisations', async ({
  person: { roles },
}) => {
  await roles.open();
  await roles.beginToChange('Organisation owner');
  const kept = roles.dialog.getByRole('checkbox', { checked: true, disabled: true });
  await expect(kept).toHaveCount(3);
  await expect(roles.dialog).toContainText('Owners always keep the permissions over people and roles');
  await roles.open();
  await roles.beginToChange('Project admin');
  await expect(roles.dialog.getByRole('checkbox', { name: 'Change projects' })).toBeVisible();
  await expect(roles.dialog.getByRole('checkbox', { name: /organisation/ })).toHaveCount(0);
});
