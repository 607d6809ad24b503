import { randomBytes } from 'node:crypto';
import { expectAccessible } from '../fixtures/expect-accessible';
import { emailOf, expect, test } from '../fixtures/journey';
import { linkIn, mailTo } from '../fixtures/mail-to';
import { visit } from '../fixtures/visit';

test.use({ who: 'max' });
test.describe.configure({ timeout: 180_000 });

const newAddress = () => `invited-${randomBytes(4).toString('hex')}@example.org`;
const newPassword = () => `granite lantern ${randomBytes(6).toString('hex')}`;

test('a manager invites somebody without an account, who chooses a password by the mail and is at work in the project', async ({
  another,
  page,
  person: { project },
  testInstallation,
}) => {
  const place = await testInstallation({ roles: { max: 'PROJECT_MANAGER' } });
  const [email, password, name] = [newAddress(), newPassword(), place.named('Project')];
  await project.openList(place.word);
  await project.row(name).getByRole('link').click();
  await project.begin('Invite someone');
  await expectAccessible(page);
  await project.dialog.getByRole('textbox', { name: /^Email address/ }).fill(email);
  await project.dialog.getByRole('textbox', { name: 'Message' }).fill('Measure with us.');
  await project.dialog.getByRole('button', { name: 'Invite', exact: true }).click();
  await expect(page.getByText(`${email} invited`)).toBeVisible();
  const invitations = page.getByRole('list', { name: 'Invitations' }).getByRole('listitem');
  await expect(invitations.filter({ hasText: email })).toContainText('Pending');
  await expectAccessible(page);

  const text = await mailTo(email, `You’re invited to ${name}`);
  expect(text).toContain('Measure with us.');
  const visitor = await another(null);
  await visitor.page.goto(linkIn(text));
  await expect(visitor.page.getByRole('heading', { name: `You’re invited to ${name}` })).toBeVisible();
  await expectAccessible(visitor.page);
  await visitor.page.getByLabel('Your name').fill('Ada Guest');
  await visitor.page.getByLabel('New password').fill(password);
  await visitor.page.getByLabel('Confirm password').fill(password);
  await visitor.page.getByRole('button', { name: 'Create account and accept' }).click();
  await visitor.page.getByRole('link', { name: 'Open the project' }).click();
  await expect(visitor.page.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(visitor.page.getByText('Ada Guest').first()).toBeVisible();

  await visitor.page.goto(linkIn(text));
  await expect(visitor.page.getByRole('heading', { name: 'This link was already used or no longer works' })).toBeVisible();
  await visit(page, new URL(page.url()).pathname);
  await expect(invitations.filter({ hasText: email })).toContainText('Accepted');
});

test('who has an account accepts by signing in; who asks by a link is let in', async ({
  another,
  page,
  person: { project },
  testInstallation,
}) => {
  const place = await testInstallation({ roles: { max: 'PROJECT_MANAGER' } });
  const name = place.named('Project');
  await project.openList(place.word);
  await project.row(name).getByRole('link').click();
  await project.expectOpen(name);
  const address = new URL(page.url()).pathname;
  await project.begin('Invite someone');
  await project.dialog.getByRole('textbox', { name: /^Email address/ }).fill(emailOf('noel'));
  await project.dialog.getByRole('button', { name: 'Invite', exact: true }).click();
  await expect(page.getByText(`${emailOf('noel')} invited`)).toBeVisible();

  const noel = await another('noel');
  await noel.page.goto(linkIn(await mailTo(emailOf('noel'), `You’re invited to ${name}`)));
  await expect(noel.page.getByRole('heading', { name: `Invitation to ${name}` })).toBeVisible();
  await expectAccessible(noel.page);
  await noel.page.getByRole('button', { name: 'Accept invitation' }).click();
  await expect(noel.page.getByRole('heading', { level: 1, name })).toBeVisible();

  await visit(page, address);
  await project.begin('Create a link to join');
  await expectAccessible(page);
  await project.dialog.getByRole('button', { name: 'Create link' }).click();
  await expect(project.dialog).toBeHidden();
  const link = page.getByRole('list', { name: 'Links to join' }).getByRole('link');
  const joinAddress = (await link.getAttribute('href')) ?? '';

  const mia = await another('mia');
  await visit(mia.page, joinAddress);
  await expectAccessible(mia.page);
  await mia.page.getByRole('button', { name: 'Ask to join' }).click();
  await expect(mia.page.getByRole('heading', { name: `Request to join ${name}` })).toBeVisible();

  await visit(page, address);
  const request = page.getByRole('list', { name: 'Requests to join' }).getByRole('listitem');
  await request.getByRole('button', { name: 'Approve' }).click();
  await project.dialog.getByRole('textbox', { name: 'Comment' }).fill('Welcome.');
  await project.dialog.getByRole('button', { name: 'Approve request' }).click();
  await expect(request).toContainText('Approved');
  await visit(mia.page, address);
  await expect(mia.page.getByRole('heading', { level: 1, name })).toBeVisible();
  await visit(mia.page, '/invitations');
  await expect(mia.page.getByRole('list', { name: 'Requests to join' })).toContainText('Welcome.');
  await expectAccessible(mia.page);
});
