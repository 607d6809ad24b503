import { expect, test } from '../fixtures/journey';

test.use({ who: 'max' });

test('a phone has its navigation at the bottom and all of the work in reach', { tag: '@phone' }, async ({
  page,
  person,
  testInstallation,
}) => {
  const { actions, shell } = person;
  const { word } = await testInstallation({ roles: { max: 'PROJECT_MANAGER' }, resources: { urgent: 1, near: 5 } });
  await actions.open();
  await shell.goTo('Orders');
  await shell.goToMore('History');
  await shell.goTo('Actions');
  await actions.open(word);
  await actions.more('near', '7 days');
  await expect(actions.row('near')).toBeHidden();
  await shell.undo();
  await expect(actions.row('near')).toBeVisible();
  await actions.openDetails('urgent');
  await expect(actions.drawer).toContainText('Why you see this');
  await actions.closeDetails();
  await page.getByRole('button', { name: 'More filters' }).click();
  await actions.choose('Urgency', 'High');
  await expect(actions.rows).toHaveCount(1);
});
