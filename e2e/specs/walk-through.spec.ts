import { randomBytes } from 'node:crypto';
import { expect, test } from '../fixtures/journey';

test.use({ who: 'astrid' });

test('an import fails, the bell counts it at once, and staff reads it and takes care of it', async ({
  page,
  person,
  staff,
}) => {
  const { history, notifications, shell } = person;
  await history.open();
  const before = await shell.unreadCount();
  const file = `broken-${randomBytes(4).toString('hex')}.ndjson`;
  await staff.importUseless(file);
  // Each wait is shorter than the time after which a page asks by itself.
  await expect.poll(() => shell.unreadCount()).toBe(before + 1);
  const bell = await shell.openBell();
  await bell.getByRole('link', { name: file }).click();
  await notifications.expectHere();
  const title = new RegExp(`^Import .*${file}$`);
  await expect(notifications.details.getByRole('heading', { name: title })).toBeVisible();
  await expect.poll(() => shell.unreadCount()).toBe(before);
  await notifications.deal('Mark as handled');
  await shell.expectMessage('Marked as handled');
  await notifications.close();
  await expect(page).not.toHaveURL(/open=/);
  await expect(notifications.notification(file)).toContainText('Handled');
});

test('an alert shows up at once, and leaves the active ones when it is resolved', async ({ person, staff }) => {
  const { notifications, shell } = person;
  const title = `Nodes do not answer ${randomBytes(4).toString('hex')}`;
  await notifications.open();
  await notifications.press('Active alerts');
  await expect(notifications.alerts).toBeVisible();
  await staff.report({ title, alert_type: 'availability', severity: 'error' });
  await expect(notifications.alert(title)).toBeVisible();
  await staff.report({ title, alert_type: 'availability', severity: 'critical' });
  await expect(notifications.alert(title)).toContainText('2 occurrences');
  await expect(notifications.alert(title)).toContainText('Critical');
  await notifications.openAlert(title);
  await notifications.beginToResolve();
  await notifications.resolve('A switch was replaced.');
  await shell.expectMessage('Alert resolved');
  await notifications.close();
  await expect(notifications.alert(title)).toBeHidden();
  await notifications.press('Resolved today');
  await expect(notifications.alert(title)).toContainText('Resolved');
});
