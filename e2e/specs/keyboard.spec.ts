import { expect, test } from '../fixtures/journey';

const manager = { max: 'PROJECT_MANAGER' } as const;

test.use({ who: 'max' });

test('keys move, select, search and show help', async ({ person: { actions, shell }, testInstallation }) => {
  const { word } = await testInstallation({ roles: manager, resources: { urgent: 1, near: 5, later: 20 } });
  await actions.open(word);
  await expect(actions.rows).toHaveCount(3);
  await shell.press('j');
  await expect(actions.title('urgent')).toBeFocused();
  await shell.press('j', 'j');
  await expect(actions.title('later')).toBeFocused();
  await shell.press('k', 'x');
  await expect(actions.checkbox('near')).toBeChecked();
  await shell.press('?');
  await expect(actions.drawer).toContainText('Run the main action');
  await expect(actions.drawer).toBeFocused();
  await shell.press('Escape');
  await expect(actions.title('near')).toBeFocused();
  await shell.press('/');
  await expect(actions.search).toBeFocused();
});

test('a whole visit needs no mouse, and focus returns after every dialog', async ({
  page,
  person,
  testInstallation,
}) => {
  const { actions, shell } = person;
  const { word } = await testInstallation({
    roles: manager,
    resources: { urgent: 1, near: 5, later: 20 },
    orders: { licence: 30 },
  });
  await actions.open(word);
  await expect(actions.rows).toHaveCount(4);

  await shell.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await shell.press('Enter');

  await shell.press('j', 'Enter');
  await expect(actions.drawer).toBeFocused();
  await expect(actions.drawer).toContainText('Why you see this');
  await shell.press('j');
  await expect(actions.drawer).toContainText('near');
  await shell.press('Escape');
  await expect(actions.drawer).toBeHidden();
  await expect(actions.title('near')).toBeFocused();

  await shell.press('s');
  await expect(actions.snoozeMenu).toBeFocused();
  await shell.press('Escape');
  await expect(actions.snoozeMenu).toBeHidden();
  await shell.press('s');
  await expect(actions.snoozeMenu).toBeFocused();
  await shell.press('ArrowDown');
  await expect(actions.snoozeMenu.getByRole('menuitem', { name: '1 hour' })).toBeFocused();
  await shell.press('Enter');
  await expect(actions.row('near')).toBeHidden();
  await shell.expectMessage(/^Snoozed /);
  await shell.press('u');
  await expect(actions.row('near')).toBeVisible();

  await actions.title('licence').focus();
  await shell.press('e');
  await expect(actions.question).toContainText('Approve order');
  await expect(actions.question.getByRole('button', { name: 'Approve order' })).toBeFocused();
  await shell.press('Escape');
  await expect(actions.question).toBeHidden();
  await expect(actions.title('licence')).toBeFocused();
  await shell.press('e');
  await expect(actions.question.getByRole('button', { name: 'Approve order' })).toBeFocused();
  await shell.press('Enter');
  await expect(actions.row('licence')).toBeHidden();
  await expect(actions.focusedTitle).toBeVisible();
});
