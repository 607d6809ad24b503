import { randomBytes } from 'node:crypto';
import {
  accessRequirementPage,
  adminAccessNotificationsPage,
  adminRemindersPage,
  ofRequirement,
  remindersPage,
} from '@/lib/core/routes';
import { expectAccessible } from '../fixtures/expect-accessible';
import { expect, test } from '../fixtures/journey';
import { visit } from '../fixtures/visit';

test.describe.configure({ timeout: 120_000 });

test.describe('staff', () => {
  test.use({ who: 'astrid' });

  test('find the notices of a month in its calendar by keys and the ledger of reminders tells why; their reader sees it live', async ({
    another,
    page,
    person: { access, shell },
    staff,
  }) => {
    const label = `Reef ${randomBytes(4).toString('hex')}`;
    const approval = { type: 'access_approval', requirement: label, expired_on: '2027-01-10T12:00:00Z' };
    await staff.importRecords([
      { type: 'access_requirement', external_id: label, name: label, reminders: [{ months: 1 }] },
      ...['mia', 'max'].map((key) => ({
        ...approval,
        external_id: `${label} ${key}`,
        submitter: 'demo-mia',
        accessor: `demo-${key}`,
      })),
    ]);
    const found = await page.request.get('/api/access-requirements/', { params: { q: label } });
    const [{ id }] = await found.json();
    await visit(page, ofRequirement(adminAccessNotificationsPage, id));
    await expect(access.row('Notices of access', label)).toHaveCount(3);
    await page.getByRole('radio', { name: 'Calendar' }).click();
    await page.getByRole('button', { name: 'Next month' }).click();
    const grid = page.getByRole('grid');
    const day = grid.getByRole('button', { name: 'Thursday, 10 December 2026: 1 reminder to renew scheduled' });
    await expect(day).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('Tab');
    for (const key of ['ArrowDown', 'ArrowRight', 'ArrowRight']) await shell.press(key);
    await expect(day).toBeFocused();
    await shell.press('PageDown');
    const end = 'Sunday, 10 January 2027: 2 notices of access that ends scheduled';
    await expect(grid.getByRole('button', { name: end })).toBeFocused();
    await shell.press('PageUp');
    await expect(day).toBeFocused();
    await shell.press('Enter');
    await expect(access.row('Notices of access', label)).toHaveCount(1);
    await expect(page.getByLabel('From')).toHaveValue('2026-12-10');
    await expect(access.row('Notices of access', label)).toContainText('Reminder to renew, 1 month before');

    await visit(page, adminRemindersPage);
    const renewal = access.row('Reminders', label).filter({ hasText: 'Reminder to renew, 1 month before' });
    await expect(renewal.getByRole('link', { name: label })).toBeVisible();
    await renewal.getByRole('button').click();
    await expect(access.dialog).toContainText(/End.*10 Jan 2027.*To.*Mia Tanaka.*Scheduled for/s);
    await expectAccessible(page);
    await access.dialog.getByRole('link', { name: 'All reminders to Mia Tanaka' }).click();
    await expect(page.getByRole('button', { name: 'To Mia Tanaka' })).toBeVisible();

    const mia = await another('mia');
    await visit(mia.page, remindersPage);
    const own = mia.access.row('Reminders', `Reminder to renew, 1 month before: ${label}`);
    await expect(own).toContainText('Scheduled');
    await expectAccessible(mia.page);
    await staff.archiveAccessRequirement(id);
    await expect(own).toContainText(/It was archived, and can’t be renewed\..*Not sent/s);
    await own.getByRole('link').click();
    await mia.page.waitForURL(`**${accessRequirementPage(id)}`);
    await expect(mia.access.row('Reminders', 'Notice that access ended')).toContainText('Scheduled');
  });
});
