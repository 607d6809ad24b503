import { randomBytes } from 'node:crypto';
import { orderStateNames } from '@/lib/contracts/marketplace/names';
import { projectStates } from '@/lib/contracts/projects/life';
import { expectAccessible } from '../fixtures/expect-accessible';
import { expect, test } from '../fixtures/journey';
import { visit } from '../fixtures/visit';

test.use({ who: 'olga' });
test.describe.configure({ timeout: 180_000 });

const newWord = () => `w${randomBytes(4).toString('hex')}`;
const today = '2026-11-22';

test('a project lives its whole life: created, ordered in, ended, terminated, deleted, recovered and deleted for good', {
  tag: '@phone',
}, async ({ another, page, person: { object, project, shell }, quiet }) => {
  const word = newWord();
  const name = `Delta survey ${word}`;
  await project.create(name, 'North Lab');
  await project.expectState('Active');
  const address = new URL(page.url()).pathname;

  await project.order('Archive storage', `disk-${word}`);
  await object.expectHeading('Order: Archive storage');
  await object.command('Mark as done');
  await shell.expectMessage('Mark as done: done');
  await expect(object.history.filter({ hasText: 'Executing → Done' })).toBeVisible();
  await page.getByRole('link', { name }).click();
  await project.expectOpen(name);
  await expect(project.resources.filter({ hasText: `disk-${word}` })).toContainText('OK');

  await project.endOn('2026-12-31');
  await project.expectState('End date set');
  await expectAccessible(page);
  await project.endOn(today, 'Change end date');
  await project.expectState('Expired');
  await expect(project.main).toContainText('This project has expired. Its last day was 22 November 2026.');
  await expect(page.getByRole('button', { name: 'Place order' })).toBeHidden();

  await project.orders.filter({ hasText: 'Terminate' }).getByRole('link').click();
  await object.expectHeading('Order: Archive storage');
  await expect(page.getByRole('main')).toContainText(`The project ${name} has expired.`);
  await object.command('Mark as done');
  // With its last resource the project itself is deleted, by the job that this wakes; the order goes with it.
  quiet.expectErrorStatus(404);
  await visit(page, address);
  await project.expectState('Deleted');
  await expectAccessible(page);

  const astrid = await another('astrid');
  await visit(astrid.page, address);
  await astrid.project.begin('Recover');
  await expect(astrid.project.dialog).toContainText('It ended on 22 Nov 2026, so it needs another date or none.');
  await astrid.project.confirm('Recover project');
  await astrid.project.expectState('Active');
  await astrid.project.askFromMenu('Delete project');
  await astrid.project.confirm('Delete project');
  await astrid.project.expectState('Deleted');
  await astrid.project.deleteForGood(name);
  await astrid.project.openList(word);
  await expect(astrid.project.main).toContainText('No projects match these filters.');
  await expect(project.main).toContainText('It doesn’t exist, or you don’t have access to it.');
});

test('who asked for another end date sees what was decided, and members are offered nothing they may not do', async ({
  another,
  page,
  person,
  testInstallation,
}) => {
  const place = await testInstallation({ roles: { max: 'PROJECT_MANAGER', mia: 'PROJECT_MEMBER' } });
  const name = place.named('Project');
  const max = await another('max');
  await max.project.openList(place.word);
  await max.project.row(name).getByRole('link').click();
  await max.project.begin('Request an end date');
  await max.project.dialog.getByLabel(/^New end date/).fill('2027-03-01');
  await expect(max.project.dialog).toContainText('On 1 March 2027, nothing new can be ordered any more');
  await expectAccessible(max.page);
  await max.project.confirm('Send request');
  await expect(max.project.requests).toContainText('Pending');

  await person.project.openList(place.word);
  await person.project.row(name).getByRole('link').click();
  await person.project.begin('Approve');
  await person.project.confirm('Approve request');
  await person.project.expectState('End date set');
  await expect(person.project.requests).toContainText('Approved by Olga Petrova');
  await page.getByRole('button', { name: 'Accept end' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Accept end' }).click();
  await person.shell.expectMessage('End accepted');
  await page.getByRole('button', { name: 'Undo acceptance' }).click();
  await person.shell.expectMessage('Acceptance undone');

  const mia = await another('mia');
  await visit(mia.page, new URL(page.url()).pathname);
  await mia.project.expectState('End date set');
  await expect(mia.page.getByRole('button', { name: 'Place order' })).toBeVisible();
  for (const button of ['Change end date', 'Accept end', 'Request another end date', 'More actions']) {
    await expect(mia.page.getByRole('button', { name: button })).toBeHidden();
  }
});

test('staff create a category, give it to a project with its field of science, short name and picture, and delete it again', async ({
  another,
  quiet,
  testInstallation,
}) => {
  const place = await testInstallation({ roles: { max: 'PROJECT_MANAGER' } });
  const astrid = await another('astrid');
  const { project } = astrid;
  await project.createCategory(place.word);
  await expectAccessible(astrid.page);
  await project.openList(place.word);
  await project.row(place.named('Project')).getByRole('link').click();
  await expect(project.main.getByRole('list', { name: 'Members' })).toContainText('Project manager · max@demo.example');
  await project.askFromMenu('Edit project');
  await project.chooseInEdit('Category', place.word);
  await project.chooseInEdit('Field of science', '1.1 Mathematics');
  const slug = `short-${place.word.toLowerCase()}`;
  await project.dialog.getByRole('textbox', { name: /^Short name/ }).fill(slug);
  await project.confirm('Save');
  await expect(project.main).toContainText('Mathematics');
  await expect(project.main).toContainText(slug);
  await project.askFromMenu('Change picture');
  const chosen = astrid.page.waitForEvent('filechooser');
  await project.dialog.getByRole('button', { name: 'Choose picture' }).click();
  await (await chosen).setFiles('docs/images/phone.png');
  await expect(project.dialog.getByRole('button', { name: 'Replace picture' })).toBeVisible();
  await expectAccessible(astrid.page);
  await project.dialog.getByRole('button', { name: 'Remove picture' }).click();
  await expect(project.dialog).toContainText('There is no picture yet.');
  await project.confirm('Done');
  quiet.expectErrorStatus(409);
  await project.deleteUsedCategory(place.word);
});

test('recovery says before who will return and who will not, and why; a team is invited again, and stays when its project moves', async ({
  another,
  person,
  testInstallation,
}) => {
  const place = await testInstallation({ roles: { max: 'PROJECT_MANAGER', sven: 'PROJECT_MEMBER' } });
  const name = place.named('Project');
  await person.project.openList(place.word);
  await person.project.row(name).getByRole('link').click();
  await person.project.askFromMenu('Delete project');
  await person.project.confirm('Delete project');
  await person.project.expectState('Deleted');

  const astrid = await another('astrid');
  await visit(astrid.page, new URL(person.page.url()).pathname);
  await astrid.project.begin('Recover');
  await expect(astrid.project.dialog.getByRole('list', { name: 'Will return', exact: true })).toContainText(
    'max, manager',
  );
  await expect(astrid.project.dialog.getByRole('list', { name: 'Won’t return' })).toContainText(
    'sven, member: their account is suspended or has no email address',
  );
  await expectAccessible(astrid.page);
  await astrid.project.confirm('Recover project');
  await astrid.project.expectState('Active');

  const address = new URL(person.page.url()).pathname;
  await visit(person.page, address);
  await person.project.askFromMenu('Delete project');
  await person.project.confirm('Delete project');
  await person.project.begin('Recover');
  await person.project.dialog.getByRole('radio', { name: 'Invite again' }).click();
  await expect(person.project.dialog.getByRole('list', { name: 'Will return', exact: true })).toContainText(
    'max, manager',
  );
  await person.project.confirm('Recover project');
  await person.shell.expectMessage('1 invitation sent.');
  const max = await another('max');
  await max.actions.open(place.word);
  await max.actions.begin('Invitation', 'Accept');
  await max.actions.confirm('Accept');
  await max.shell.expectMessage(/^You are now a member of/);
  await visit(max.page, address);
  await max.project.expectState('Active');

  // She doesn’t see it any more once it has moved.
  await person.project.openList();
  await visit(astrid.page, address);
  await astrid.project.askFromMenu('Move to another organisation');
  await astrid.project.chooseOrganisation('Harbour Authority');
  await expect(astrid.project.dialog.getByRole('list', { name: 'Will keep their role' })).toContainText('max, manager');
  await expectAccessible(astrid.page);
  await astrid.project.dialog.getByRole('button', { name: 'Move project' }).click();
  await expect(astrid.project.dialog).toContainText(`${name} moved to Harbour Authority`);
  await visit(max.page, address);
  await expect(max.project.main).toContainText('Harbour Authority');
});

test('the demo has a project in every state, and orders in every state', async ({ another }) => {
  const { page } = await another('astrid');
  const listed = async (path: string): Promise<{ state: string }[]> => (await page.request.get(path)).json();
  const statesOf = async (path: string) => new Set((await listed(path)).map(({ state }) => state));
  const projects = await statesOf('/api/projects/?include_terminated=true&page_size=300&customer_name=North+Lab');
  expect([...projects].toSorted()).toEqual([...projectStates].toSorted());
  const orders = await statesOf('/api/marketplace-orders/?page_size=300');
  expect([...orders].toSorted()).toEqual([...orderStateNames].toSorted());
});

test('an owner says who can join, asks whether somebody would get in, and finds the change among the events', async ({
  page,
  person,
  quiet,
  testInstallation,
}) => {
  quiet.expectErrorStatus(400);
  const place = await testInstallation({ roles: {} });
  await person.project.openList(place.word);
  await person.project.row(place.named('Project')).getByRole('link').click();
  await person.project.begin('Change restrictions');
  await person.project.dialog.getByLabel('Email addresses').fill('.*@(');
  await person.project.dialog.getByRole('button', { name: 'Save' }).click();
  await expect(person.project.dialog).toContainText('.*@(');
  await person.project.dialog.getByLabel('Email addresses').fill('.*@university\\.edu');
  await person.project.confirm('Save');
  await person.project.begin('Would this person get in?');
  for (const [email, answer] of [
    ['eve@university.edu.evil.example', 'No, they wouldn’t get in.'],
    ['Ada@University.edu', 'Yes, they would get in.'],
  ] as const) {
    await person.project.dialog.getByLabel(/^Email/).fill(email);
    await person.project.dialog.getByRole('button', { name: 'Check' }).click();
    await expect(person.project.dialog).toContainText(answer);
  }
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('list', { name: 'Events' })).toContainText(
    'User email patterns: none → .*@university\\.edu',
  );
  await person.project.openList();
  await visit(page, '/events');
  await page.getByRole('searchbox', { name: 'Search events' }).fill(place.word);
  await expect(page.getByRole('list', { name: 'Events' }).getByRole('listitem').first()).toContainText(place.word);
  await expectAccessible(page);
});

test('the timeline shows what ends in which month, and leads there', async ({ page, person: { project } }) => {
  await project.openList();
  await page.getByRole('link', { name: 'Timeline' }).click();
  const months = page.getByRole('list', { name: 'Ends by month' });
  await expect(months.getByRole('listitem').filter({ hasText: 'Already ended' }).first()).toContainText(
    'Glacier survey',
  );
  await expect(page.getByRole('list', { name: 'February 2027' })).toContainText('Climate archive');
  await page.getByRole('link', { name: 'February 2027: 1 project ends' }).press('Enter');
  await expect(page.getByRole('heading', { name: /^February 2027/ })).toBeFocused();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Climate archive' }).click();
  await project.expectState('End date set');
});
