import { randomBytes } from 'node:crypto';
import { accessNoticesPage, accessPage, accessRequestsPage, adminAccessSubmissionsPage } from '@/lib/core/routes';
import { expectAccessible } from '../fixtures/expect-accessible';
import { expect, test } from '../fixtures/journey';
import { visit } from '../fixtures/visit';

test.describe.configure({ timeout: 240_000 });

const newWord = () => `Reef ${randomBytes(4).toString('hex')}`;

test.describe('a member', () => {
  test.use({ who: 'mia' });

  test('requests access for herself and others with a document, the committee approves, and she can renew it', async ({
    another,
    page,
    person: { access, shell },
    quiet,
    staff,
  }) => {
    const label = newWord();
    const id = await staff.addAccessRequirement({ name: label, is_duc_required: true });
    await access.beginRequest(id);
    await expect(access.people).toHaveText(/Mia Tanaka.*No access yet.*Gain access/s);
    await access.addPerson('Max Okafor');
    await expect(access.main).toContainText(`If the request is approved, 2 people gain access to ${label}.`);
    await access.upload('data use certificate', 'notes.txt', 'text/plain');
    await expect(access.main.getByRole('alert')).toHaveText('Choose a PDF file.');
    quiet.expectErrorStatus(422);
    await access.begin('Submit request');
    await expect(access.main).toContainText('A required document is missing.');
    await expect(access.main).toContainText('Upload the data use certificate.');
    await access.upload('data use certificate', 'signed duc.pdf');
    await expect(page.getByRole('link', { name: 'signed duc.pdf' })).toBeVisible();
    await expectAccessible(page);
    await access.begin('Submit request');
    await access.expectStatus('Waiting for review');
    await expectAccessible(page);

    const petra = await another('petra');
    await petra.actions.open(label);
    await petra.actions
      .row(label)
      .getByRole('button', { name: /^More for/ })
      .click();
    await petra.page.getByRole('menuitem', { name: 'Reject' }).click();
    await expect(petra.access.dialog).toContainText('Reject the request of Mia Tanaka?');
    await petra.access.dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect(petra.access.people).toHaveCount(2);
    await expect(petra.page.getByRole('link', { name: 'signed duc.pdf' })).toBeVisible();
    await expect(petra.access.main).toContainText(/version 1/i);
    await petra.access.begin('Approve request');
    await expect(petra.access.question).toContainText(`2 people gain access to ${label}.`);
    await expectAccessible(petra.page);
    await petra.access.confirm('Approve request');
    await petra.shell.expectMessage('2 people have access now.');
    await petra.access.expectStatus('Approved');

    await access.expectStatus('Approved');
    await visit(page, accessPage);
    await expect(access.row('My access', label)).toContainText(
      /Until 22 Nov 2027, 365 days left.*2 people have access/s,
    );
    await expectAccessible(page);
    await access.row('My access', label).getByRole('link', { name: label, exact: true }).click();
    await page.getByRole('button', { name: 'Through yourself' }).click();
    await expect(page.getByRole('list', { name: 'History' })).toContainText('Access approved: until 22 Nov 2027');
    await expectAccessible(page);
    await page.getByRole('link', { name: `Renew: ${label}` }).click();
    await expect(access.people.filter({ hasText: 'Renew access' })).toHaveCount(2);
    await page.getByRole('button', { name: 'End access of Max Okafor' }).click();
    await expect(access.main).toContainText(`1 person renews and 1 loses access to ${label}.`);
    await access.begin('Save draft');
    await shell.expectMessage('Draft saved');
    await access.begin('Cancel request');
    await access.confirm('Cancel request');
    await access.expectStatus('Cancelled');
    for (const [address, list] of [
      [accessRequestsPage, 'My requests'],
      [accessNoticesPage, 'Notices'],
    ] as const) {
      await visit(page, address);
      await expect(access.row(list, label).first()).toBeVisible();
      await expectAccessible(page);
    }
  });
});

test.describe('somebody of the committee', () => {
  test.use({ who: 'petra' });

  test('cannot decide their own request, and reads why somebody else rejected it', async ({
    another,
    page,
    person: { access },
    staff,
  }) => {
    const label = newWord();
    await access.beginRequest(await staff.addAccessRequirement({ name: label }));
    await access.begin('Submit request');
    await expect(access.main).toContainText('You are part of this request. Someone else has to decide it.');
    await expect(page.getByRole('button', { name: 'Approve request' })).toBeHidden();

    const astrid = await another('astrid');
    await visit(astrid.page, adminAccessSubmissionsPage);
    await expectAccessible(astrid.page);
    await astrid.access.row('Requests', label).getByRole('link').click();
    await astrid.access.begin('Reject request');
    await astrid.access.dialog.getByRole('textbox').fill('Please describe the study.');
    await astrid.access.dialog.getByRole('button', { name: 'Reject request' }).click();
    await astrid.access.expectStatus('Rejected');

    await expect(access.main).toContainText('Rejected: Please describe the study.');
    await expect(page.getByRole('link', { name: 'Request again' })).toBeVisible();
  });
});
