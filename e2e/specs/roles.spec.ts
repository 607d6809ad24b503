import { expect, test } from '../fixtures/journey';

test.use({ who: 'astrid' });

test('staff takes a permission from a role and gives it back', async ({ person: { roles, shell } }) => {
  const name = 'Project admin';
  for (const isGiven of [false, true]) {
    // Opened anew: the message of the first change may still be there when the second one says the same.
    await roles.open();
    if (isGiven) await expect(roles.role(name)).not.toContainText('Terminate resources');
    else await expect(roles.role(name)).toContainText('Terminate resources');
    await roles.beginToChange(name);
    await roles.toggle('Terminate resources');
    await roles.save();
    await shell.expectMessage('Permissions saved');
    await expect(roles.dialog).toBeHidden();
    if (isGiven) await expect(roles.role(name)).toContainText('Terminate resources');
    else await expect(roles.role(name)).not.toContainText('Terminate resources');
  }
});

test('owners keep at least one permission', async ({ person: { roles }, quiet }) => {
  quiet.expectRefusal(422);
  await roles.open();
  await roles.beginToChange('Organisation owner');
  const given = roles.dialog.getByRole('checkbox', { checked: true });
  for (let left = await given.count(); left > 0; left--) await given.first().press('Space');
  await expect(given).toHaveCount(0);
  await roles.save();
  await expect(roles.dialog).toContainText('Owners of an organisation keep at least one permission.');
});
