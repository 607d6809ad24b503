import { randomBytes } from 'node:crypto';
import { ask } from '../fixtures/ask';
import { expectAccessible } from '../fixtures/expect-accessible';
import { emailOf, expect, test } from '../fixtures/journey';
import { linkIn, mailTo } from '../fixtures/mail-to';
import { visit } from '../fixtures/visit';

test.use({ who: 'max' });
test.describe.configure({ timeout: 180_000 });

const newAddress = () => `invited-${randomBytes(4).toString('hex')}@example.org`;
const newPassword = () => `granite lantern ${randomBytes(6).toString('hex')}`;

test('a manager invites somebody without an account, who chooses a password by the mail and is at work in the project', {
  tag: '@phone',
}, async ({ another, page, person: { project }, testInstallation }) => {
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
  // A scanner of mails opens every link first.
  expect(await ask(linkIn(text))).toMatchObject({ status: 200 });
  await visit(visitor.page, linkIn(text));
  await expect(visitor.page.getByRole('heading', { name: `You’re invited to ${name}` })).toBeVisible();
  await expectAccessible(visitor.page);
  await visitor.page.getByLabel('Your name').fill('Ada Guest');
  await visitor.page.getByLabel('New password').fill(password);
  await visitor.page.getByLabel('Confirm password').fill(password);
  await visitor.page.getByRole('button', { name: 'Create account and accept' }).click();
  await visitor.page.getByRole('link', { name: 'Open the project' }).click();
  await expect(visitor.page.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(visitor.page.getByText('Ada Guest').first()).toBeVisible();
  await visitor.project.order('Archive storage', `disk-${place.word}`);
  await visitor.object.expectHeading('Order: Archive storage');

  await visitor.page.goto(linkIn(text));
  await expect(
    visitor.page.getByRole('heading', { name: 'This link was already used or no longer works' }),
  ).toBeVisible();
  await visit(page, new URL(page.url()).pathname);
  await expect(invitations.filter({ hasText: email })).toContainText('Accepted');
});

test('who has an account accepts by signing in, or declines; who asks by a link is refused, asks again and is let in', async ({
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
  await visit(noel.page, linkIn(await mailTo(emailOf('noel'), `You’re invited to ${name}`)));
  await expect(noel.page.getByRole('heading', { name: `Invitation to ${name}` })).toBeVisible();
  await expectAccessible(noel.page);
  await noel.page.getByRole('button', { name: 'Accept invitation' }).click();
  await expect(noel.page.getByRole('heading', { level: 1, name })).toBeVisible();

  await visit(page, address);
  await project.begin('Invite someone');
  await project.dialog.getByRole('textbox', { name: /^Email address/ }).fill(emailOf('mia'));
  await project.confirm('Invite');
  const mia = await another('mia');
  await visit(mia.page, linkIn(await mailTo(emailOf('mia'), `You’re invited to ${name}`)));
  await mia.page.getByRole('button', { name: 'Decline' }).click();
  await mia.shell.expectMessage('Invitation declined');
  await expect(
    mia.page.getByRole('list', { name: 'Invitations' }).getByRole('listitem').filter({ hasText: name }),
  ).toContainText('Rejected');

  await visit(page, address);
  await expect(
    page
      .getByRole('list', { name: 'Invitations' })
      .getByRole('listitem')
      .filter({ hasText: emailOf('mia') }),
  ).toContainText('Rejected');
  await project.begin('Create a link to join');
  await expectAccessible(page);
  await project.dialog.getByRole('button', { name: 'Create link' }).click();
  await expect(project.dialog).toBeHidden();
  const link = page.getByRole('list', { name: 'Links to join' }).getByRole('link');
  const joinAddress = (await link.getAttribute('href')) ?? '';

  const askToJoin = async () => {
    await visit(mia.page, joinAddress);
    await mia.page.getByRole('button', { name: 'Ask to join' }).click();
    await expect(mia.page.getByRole('heading', { name: `Request to join ${name}` })).toBeVisible();
  };
  await visit(mia.page, joinAddress);
  await expectAccessible(mia.page);
  await askToJoin();
  const requests = page.getByRole('list', { name: 'Requests to join' }).getByRole('listitem');
  await visit(page, address);
  await requests.getByRole('button', { name: 'Reject' }).click();
  await project.dialog.getByRole('textbox', { name: 'Comment' }).fill('Ask after the course.');
  await project.dialog.getByRole('button', { name: 'Reject request' }).click();
  await expect(requests).toContainText('Rejected');
  await visit(mia.page, '/invitations');
  await expect(mia.page.getByRole('list', { name: 'Requests to join' })).toContainText('Ask after the course.');

  await askToJoin();
  await visit(page, address);
  const request = requests.filter({ hasNotText: 'Rejected' });
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

test('a manager changes an invitation, whose first link then no longer works, and cancels it', async ({
  another,
  page,
  person: { project, shell },
  testInstallation,
}) => {
  const place = await testInstallation({ roles: { max: 'PROJECT_MANAGER' } });
  const [first, second, name] = [newAddress(), newAddress(), place.named('Project')];
  await project.openList(place.word);
  await project.row(name).getByRole('link').click();
  await project.begin('Invite someone');
  await project.dialog.getByRole('textbox', { name: /^Email address/ }).fill(first);
  await project.confirm('Invite');
  const invitation = page.getByRole('list', { name: 'Invitations' }).getByRole('listitem');
  await expect(invitation).toContainText(first);
  const firstLink = linkIn(await mailTo(first, `You’re invited to ${name}`));

  await invitation.getByRole('button', { name: 'Change' }).click();
  await expectAccessible(page);
  await project.dialog.getByRole('textbox', { name: /^Email address/ }).fill(second);
  await project.dialog.getByRole('button', { name: /Role/ }).click();
  await expect(page.getByRole('option')).toHaveCount(2);
  await page.getByRole('option', { name: 'Project admin' }).click();
  await project.confirm('Change invitation');
  await shell.expectMessage('Invitation changed');
  await expect(invitation).toContainText(second);
  await expect(invitation).toContainText('Project admin');
  const visitor = await another(null);
  await visitor.page.goto(firstLink);
  await expect(visitor.page.getByRole('heading', { name: 'This link was already used' })).toBeVisible();
  await visitor.page.goto(linkIn(await mailTo(second, `You’re invited to ${name}`)));
  await expect(visitor.page.getByRole('heading', { name: `You’re invited to ${name}` })).toBeVisible();

  await invitation.getByRole('button', { name: 'Cancel invitation' }).click();
  const question = page.getByRole('alertdialog');
  await expect(question).toContainText(`${second} can no longer join ${name} with it.`);
  await expectAccessible(page);
  await question.getByRole('button', { name: 'Cancel invitation' }).click();
  await expect(invitation).toContainText('Cancelled');
  await expect(invitation.getByRole('button')).toHaveCount(0);
});

test('a member can only ask for someone to be invited, and who may add people approves it', async ({
  another,
  page,
  person: { project },
  testInstallation,
}) => {
  const place = await testInstallation({ roles: { max: 'PROJECT_MANAGER', mia: 'PROJECT_MEMBER' } });
  const [email, name] = [newAddress(), place.named('Project')];
  const mia = await another('mia');
  await mia.project.openList(place.word);
  await mia.project.row(name).getByRole('link').click();
  await expect(mia.page.getByRole('button', { name: 'Invite someone' })).toBeVisible();
  await expect(mia.page.getByRole('button', { name: 'Create a link to join' })).toBeHidden();
  await mia.project.begin('Invite someone');
  await expect(mia.project.dialog).toContainText('You can’t give this role yourself.');
  await expectAccessible(mia.page);
  await mia.project.dialog.getByRole('textbox', { name: /^Email address/ }).fill(email);
  await mia.project.confirm('Ask for approval');
  const own = mia.page.getByRole('list', { name: 'Invitations' }).getByRole('listitem');
  await expect(own).toContainText('Waiting for approval');
  await expect(own.getByRole('button')).toHaveText(['Change', 'Cancel invitation']);

  await visit(page, new URL(mia.page.url()).pathname);
  const invitation = page.getByRole('list', { name: 'Invitations' }).getByRole('listitem');
  await expect(invitation.getByRole('button')).toHaveText(['Approve', 'Reject']);
  await invitation.getByRole('button', { name: 'Approve' }).click();
  await expect(invitation).toContainText('Pending');
  await expect(page.getByRole('alertdialog').or(project.dialog)).toBeHidden();
  expect(await mailTo(email, `You’re invited to ${name}`)).toContain('Mia Tanaka invites you');
});

test.describe('staff', () => {
  test.use({ who: 'astrid' });

  test('show a link to everyone with restrictions; who finds it asks once, and is told when it ends', async ({
    another,
    page,
    person: { project, shell },
    testInstallation,
  }) => {
    const place = await testInstallation({ roles: { max: 'PROJECT_MANAGER' } });
    const name = place.named('Project');
    await project.openList(place.word);
    await project.row(name).getByRole('link').click();
    await project.begin('Create a link to join');
    await project.dialog.getByText('Show it to everyone who is signed in').click();
    await project.dialog.getByText('Let in only some people').click();
    await project.dialog.getByRole('textbox', { name: 'Email addresses' }).fill('.*@demo\\.example');
    await expectAccessible(page);
    await project.confirm('Create link');
    const link = page.getByRole('list', { name: 'Links to join' }).getByRole('listitem');
    await expect(link).toContainText('Public');
    await expect(link).toContainText('Lets in only some people');

    const mia = await another('mia');
    await visit(mia.page, '/invitations');
    await mia.page.getByRole('link', { name: `Join ${name}`, exact: true }).click();
    await mia.page.getByRole('button', { name: 'Ask to join' }).click();
    await expect(mia.page.getByRole('heading', { name: `Request to join ${name}` })).toBeVisible();
    await visit(mia.page, '/invitations');
    await expectAccessible(mia.page);
    await mia.page.getByRole('link', { name: `Join ${name}`, exact: true }).click();
    await expect(mia.page.getByText('You’ve asked to join, and your request waits.')).toBeVisible();
    await expect(mia.page.getByRole('button', { name: 'Ask to join' })).toBeHidden();
    await expectAccessible(mia.page);

    await link.getByRole('button', { name: 'Change link' }).click();
    await expect(project.dialog.getByRole('textbox', { name: 'Email addresses' })).toHaveValue('.*@demo\\.example');
    await project.dialog.getByText('Show it to everyone who is signed in').click();
    await expectAccessible(page);
    await project.confirm('Change link');
    await shell.expectMessage('Link changed');
    await expect(link).not.toContainText('Public');
    await expect(link.getByRole('button', { name: 'Change link' })).toBeFocused();

    await link.getByRole('button', { name: 'End link' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'End link' }).click();
    await expect(link).toContainText('Ended');
    await visit(mia.page, '/invitations');
    await expect(mia.page.getByRole('list', { name: 'Requests to join' })).toContainText('Cancelled');
    await expect(mia.page.getByRole('link', { name: `Join ${name}`, exact: true })).toBeHidden();
  });
});
