import { expectAccessible } from '../fixtures/expect-accessible';
import { expect, test } from '../fixtures/journey';
import { makeTeam } from '../fixtures/make-team';

test.use({ who: 'astrid' });
test.describe.configure({ timeout: 180_000 });

test('two admins create, preview, approve, run, inspect and undo a rule', { tag: '@phone' }, async ({
  another,
  page,
  person,
  staff,
}) => {
  const { actions, personPage, rules } = person;
  const team = await makeTeam(staff, ['Vera Falk', 'Wim Groot']);
  await rules.beginAbout(team, { name: `Suspend ${team}`, action: 'Suspend the account' });
  await expect(rules.preview).toContainText('2 people');
  await expect(rules.preview).toContainText('Vera Falk');
  await expectAccessible(page);
  await rules.save();
  await rules.expectOpen(`Suspend ${team}`);
  await rules.expectState('Draft');
  await expect(rules.main).toContainText('Someone else has to approve these people');
  await expectAccessible(page);
  await rules.do('Activate');
  await rules.expectState('Active');
  await rules.runNow(`Suspend ${team}`);
  await rules.expectState('Waiting for approval');
  await expect(rules.main.getByRole('button', { name: 'Approve', exact: true })).toBeHidden();
  await actions.open(team);
  await expect(actions.rows).toHaveCount(0);

  const ingrid = await another('ingrid');
  await ingrid.actions.open(team);
  await ingrid.actions.openDetails(team);
  await ingrid.page.getByRole('button', { name: 'View the list' }).click();
  await ingrid.rules.expectOpen(`Run of Suspend ${team}`);
  await expect(ingrid.rules.people).toHaveCount(2);
  await expectAccessible(ingrid.page);
  await ingrid.rules.do('Approve');
  await ingrid.rules.expectState('Succeeded');
  await expect(ingrid.rules.main).toContainText('2 done');

  await rules.open();
  await rules.list.getByRole('button', { name: `Suspend ${team}`, exact: true }).press('Enter');
  await expect(rules.main.getByRole('list', { name: 'Conditions' })).toContainText(`Affiliation is ${team}`);
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Open rule' }).click();
  await rules.runs.getByRole('link').first().click();
  await rules.expectState('Succeeded');
  await expect(rules.main).toContainText('Ingrid Vale');
  await rules.undoFor('Vera Falk');
  await expect(rules.people.filter({ hasText: 'Vera Falk' })).toContainText('Undone');
  await page.getByRole('link', { name: 'Vera Falk' }).click();
  await personPage.expectOpen('Vera Falk');
  await expect(personPage.entry('Suspension undone')).toBeVisible();
  await page.goBack();
  await rules.do('Undo');
  await expect(rules.people.filter({ hasText: 'Wim Groot' })).toContainText('Undone');
});
