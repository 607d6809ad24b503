import { randomBytes } from 'node:crypto';
import {
  adminAccessRequirementEditorPage,
  adminAccessRequirementPage,
  adminAccessRequirementsPage,
  adminNewAccessRequirementPage,
} from '@/lib/core/routes';
import { expectAccessible } from '../fixtures/expect-accessible';
import { emailOf, expect, test } from '../fixtures/journey';
import { mailTo } from '../fixtures/mail-to';
import { tick } from '../fixtures/tick';

test.describe.configure({ timeout: 120_000 });
test.use({ who: 'petra' });

test('the committee creates a requirement, changes it although somebody else did, too, reads its emails, sends itself a test, archives and restores it; a member finds none of its pages', async ({
  another,
  page,
  person: { requirements, shell },
  quiet,
  staff,
}) => {
  const word = randomBytes(4).toString('hex');
  await staff.addAccessRequirement({ name: `taken ${word}` });
  await requirements.open(word);
  await expect(requirements.row(word)).toContainText(
    'Download · 365 days · no documents · reminders 2 months and 1 month before',
  );
  await expectAccessible(page);

  await page.getByRole('link', { name: 'Create requirement' }).click();
  await requirements.begin('Create requirement');
  await requirements.expectFieldError('Name', /Enter a name/);
  await requirements.type('Name', `TAKEN ${word}`);
  await requirements.type('Dataset name', `Reefs ${word}`);
  await tick(page.getByRole('checkbox', { name: 'Data use certificate' }));
  await requirements.begin('Remove reminder 1');
  await requirements.begin('Add reminder');
  await requirements.begin('Add reminder');
  await expect(requirements.reminders).toHaveCount(3);
  await requirements.type('URL of renewal details', 'ftp://reefs.example');
  quiet.expectErrorStatus(400);
  await requirements.begin('Create requirement');
  await requirements.expectFieldError('URL of renewal details', /Must be an http or https URL/);
  await expectAccessible(page);
  await requirements.type('URL of renewal details', 'https://reefs.example/renew');
  quiet.expectErrorStatus(409);
  await requirements.begin('Create requirement');
  await requirements.expectFieldError('Name', new RegExp(`There is already an access requirement “taken ${word}”`));
  await requirements.type('Name', `reefs-${word}`);
  await requirements.begin('Create requirement');
  await requirements.expectOpen(`Reefs ${word}`);
  await expect(requirements.main).toContainText('1 month, 2 months and 14 days before the expiry');
  await expectAccessible(page);

  await page.getByRole('link', { name: 'Edit' }).click();
  await requirements.type('Text for reminders', 'Ask Ada first.');
  await tick(page.getByRole('checkbox', { name: 'Ethics approval' }));
  await expect(requirements.main).toContainText(
    'Saving makes version 2, because you changed whether an ethics approval is needed.',
  );
  await requirements.begin('Remove reminder 3');
  await expect(requirements.main).toContainText('Reminders scheduled for 14 days before the expiry are cancelled.');
  await staff.changeAccessRequirement(idAt(page.url()), { access_type: 'PARTICIPATE' });
  quiet.expectErrorStatus(412);
  await requirements.begin('Save requirement');
  await expect(requirements.main).toContainText('Someone else changed this requirement, so nothing was saved');
  await requirements.begin('Read again');
  await expect(requirements.main).toContainText('Read again. What you typed stays');
  await expect(requirements.main).toContainText('Saving makes version 3');
  await expect(requirements.main.getByRole('button', { name: /Access type/ })).toContainText('Participate');
  await expectAccessible(page);
  await requirements.begin('Save requirement');
  await requirements.expectOpen(`Reefs ${word}`);
  await expect(requirements.main).toContainText(/Version 3.*Participate.*Data use certificate and ethics approval/s);

  const mail = page.frameLocator('iframe');
  await expect(mail.getByText('Ask Ada first.')).toBeVisible();
  await requirements.chooseMail('Reminder to renew, 2 months before');
  await requirements.begin('Send test email to me');
  await expect(requirements.main).toContainText(`A test email is on its way to ${emailOf('petra')}.`);
  const text = await mailTo(emailOf('petra'), `[Test] Reefs ${word} Access Renewal Reminder`);
  expect(text).toContain('Ask Ada first.');
  await requirements.chooseMail('Notice that access ended');
  await expect(requirements.main).toContainText(`Subject: Reefs ${word} Access Revoked`);
  await page.getByRole('radio', { name: 'Plain text' }).click();
  await expect(requirements.main).toContainText('Delete all copies');
  await expectAccessible(page);

  await requirements.begin('Archive');
  await expect(requirements.dialog).toContainText('None waits for review now.');
  await expectAccessible(page);
  await requirements.decide('Archive requirement', 'The reefs are gone.');
  await shell.expectMessage('Requirement archived');
  await requirements.open(word);
  await expect(requirements.row(`taken ${word}`)).toBeVisible();
  await expect(requirements.row(`Reefs ${word}`)).toBeHidden();
  await tick(page.getByRole('switch', { name: 'Archived, too' }));
  await expect(requirements.row(`Reefs ${word}`)).toContainText('Archived');
  await requirements.row(`Reefs ${word}`).getByRole('link').click();
  await requirements.begin('Restore');
  await requirements.decide('Restore requirement', 'They came back.');
  await shell.expectMessage('Requirement restored');
  await expect(page.getByRole('button', { name: 'Archive' })).toBeVisible();

  const requirement = idAt(page.url());
  const { page: ofMember } = await another('mia');
  for (const address of [
    adminAccessRequirementsPage,
    adminNewAccessRequirementPage,
    adminAccessRequirementPage(requirement),
    adminAccessRequirementEditorPage(requirement),
  ]) {
    expect((await ofMember.request.get(address)).status()).toBe(404);
  }
});

function idAt(address: string): string {
  return /requirements\/([^/]+)/.exec(address)?.[1] ?? 'no requirement';
}
