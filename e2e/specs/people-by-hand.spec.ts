import { randomBytes } from 'node:crypto';
import { expectAccessible } from '../fixtures/expect-accessible';
import { emailOf, expect, test } from '../fixtures/journey';

const reason = 'They left the university.';

test.use({ who: 'astrid' });

test('someone is suspended with a reason, which their history shows, and undo lets them in again', async ({
  page,
  person: { people, personPage },
}) => {
  await people.open();
  await people.find(emailOf('noel'));
  await people.visit('Noel Newcomer');
  await personPage.expectOpen('Noel Newcomer');
  await personPage.begin('Suspend');
  await expect(personPage.dialog).toContainText('Their API tokens stop working');
  await personPage.dialog.getByRole('button', { name: 'Suspend', exact: true }).click();
  await expect(personPage.dialog).toContainText('Enter a reason');
  await expectAccessible(page);
  await personPage.confirm('Suspend', reason);
  await expect(personPage.entry(reason)).toContainText('by Astrid Lund');
  await expect(personPage.main).toContainText('Suspended');
  await personPage.undo(reason);
  await expect(personPage.entry('Suspension undone')).toBeVisible();
  await expect(personPage.main.getByRole('button', { name: 'Suspend', exact: true })).toBeVisible();
  await expectAccessible(page);
});

test('someone on legal hold can’t be suspended until the hold ends', async ({
  person: { people, personPage },
  quiet,
}) => {
  quiet.expectErrorStatus(422);
  await people.open();
  await people.find(emailOf('noel'));
  await people.visit('Noel Newcomer');
  await personPage.beginFromMenu('Put on legal hold');
  await personPage.confirm('Put on legal hold', 'A court case.');
  await expect(personPage.entry('Legal hold turned on')).toContainText('A court case.');
  await personPage.begin('Suspend');
  await personPage.confirm('Suspend', reason);
  await expect(personPage.dialog).toContainText('They are on legal hold. End the hold first.');
  await personPage.dialog.getByRole('button', { name: 'Cancel' }).click();
  await personPage.beginFromMenu('End legal hold');
  await personPage.confirm('End legal hold', 'The case is closed.');
  await expect(personPage.entry('Legal hold turned off')).toBeVisible();
});

test('someone joins the access committee and leaves it, with reasons that their history shows', async ({
  page,
  person: { people, personPage },
}) => {
  await people.open();
  await people.find(emailOf('olga'));
  await people.visit('Olga Petrova');
  await personPage.beginFromMenu('Add to access committee');
  await expect(personPage.dialog).toContainText('until someone removes them');
  await expectAccessible(page);
  await personPage.confirm('Add to access committee', 'Elected by the council.');
  await expect(personPage.entry('Elected by the council.')).toContainText('by Astrid Lund');
  await expect(personPage.main).toContainText('ACCESS.COMMITTEE in the whole installation');
  await personPage.beginFromMenu('Remove from access committee');
  await personPage.confirm('Remove from access committee', 'Their term is over.');
  await expect(personPage.entry('Their term is over.')).toContainText('Role ended');
  await expect(personPage.main).not.toContainText('ACCESS.COMMITTEE in');
});

test('an audience is created, filled, and deleted; a member that was removed comes back with undo', async ({
  page,
  person: { audiences },
}) => {
  const name = `Climate group ${randomBytes(4).toString('hex')}`;
  await audiences.open();
  await audiences.create(name);
  await audiences.expectOpen(name);
  await audiences.add('Max Okafor', 'Petra Novak');
  await expect(audiences.members).toHaveCount(2);
  await expectAccessible(page);
  await audiences.remove('Max Okafor');
  await expect(audiences.members).toHaveCount(1);
  await audiences.undo();
  await expect(audiences.members).toHaveCount(2);
  await audiences.open();
  await expect(audiences.audience(name)).toContainText('2 members');
  await audiences.audience(name).getByRole('link').click();
  await audiences.begin('Delete');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete audience' }).click();
  await audiences.expectList();
  await expect(audiences.audience(name)).toBeHidden();
});
