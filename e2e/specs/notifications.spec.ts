import { randomBytes } from 'node:crypto';
import { expect, test } from '../fixtures/journey';

test.use({ who: 'astrid' });

test('staff goes from the bell to the notifications and marks one read', async ({ person, staff }) => {
  const { actions, notifications, shell } = person;
  const title = `Tape robot stands still ${randomBytes(4).toString('hex')}`;
  await staff.notify({ title, priority: 'high' });
  await actions.open();
  const bell = await shell.openBell();
  await expect(bell.getByRole('link', { name: title })).toBeVisible();
  await bell.getByRole('link', { name: 'View all notifications' }).click();
  await notifications.expectHere();
  await expect(notifications.notification(title)).toContainText('Unread');
  await notifications.markRead(title);
  await expect(notifications.notification(title)).not.toContainText('Unread');
});

test('marking all as read clears the badge of the bell at once, whatever actions are open', async ({
  person,
  staff,
}) => {
  const { actions, shell } = person;
  await staff.notify({ title: `Tape robot blinks ${randomBytes(4).toString('hex')}`, priority: 'normal' });
  await actions.open();
  await expect.poll(() => shell.unreadCount()).toBeGreaterThan(0);
  const bell = await shell.openBell();
  await bell.getByRole('button', { name: 'Mark all as read' }).click();
  await expect.poll(() => shell.unreadCount()).toBe(0);
});

test('opening a notification is reading it, until it is marked unread', async ({ page, person, staff }) => {
  const { notifications } = person;
  const title = `Tape robot hums ${randomBytes(4).toString('hex')}`;
  await staff.notify({ title, priority: 'low' });
  await notifications.open();
  await notifications.openNotification(title);
  await notifications.deal('Mark as unread');
  await expect(notifications.details).toContainText('Unread');
  await page.goBack();
  await expect(notifications.details).toBeHidden();
  await expect(notifications.notification(title)).toContainText('Unread');
  await page.goForward();
  await notifications.expectOpen(title);
});

test('a notification is deleted, and comes back with undo', async ({ person, staff }) => {
  const { notifications, shell } = person;
  const title = `Tape robot is gone ${randomBytes(4).toString('hex')}`;
  await staff.notify({ title, priority: 'normal' });
  await notifications.open();
  await notifications.openNotification(title);
  await notifications.deal('Delete');
  await expect(notifications.details).toBeHidden();
  await shell.expectMessage('Notification deleted');
  await expect(notifications.notification(title)).toBeHidden();
  await shell.undo();
  await shell.expectMessage('Notification restored');
  await expect(notifications.notification(title)).toBeVisible();
});

test('the type filter offers every type that occurs, and cards keep the filters in force', async ({
  page,
  person,
  staff,
}) => {
  const { notifications } = person;
  const word = randomBytes(4).toString('hex');
  await staff.notify({ title: `Crane stands ${word}`, priority: 'normal', type: `crane_${word}` });
  await notifications.open();
  await notifications.chooseType(new RegExp(`^Crane ${word}`));
  await expect(notifications.notifications.getByRole('listitem')).toHaveCount(1);
  await notifications.press('Unread');
  await expect(page).toHaveURL(new RegExp(`type=crane_${word}.*is_read=false`));
});

test('a card narrows the list to what it counts', async ({ page, person: { notifications } }) => {
  await notifications.open();
  await notifications.press('Critical');
  await expect(page).toHaveURL(/severity=critical/);
  await expect(notifications.alerts).toBeVisible();
  await notifications.press('Critical');
  await expect(page).not.toHaveURL(/severity=critical/);
});

test('a critical alert is resolved with notes, never without', async ({ page, person, quiet, staff }) => {
  quiet.expectErrorStatus(400);
  const { notifications, shell } = person;
  const title = `Archive is full ${randomBytes(4).toString('hex')}`;
  await staff.report({ title, alert_type: 'capacity', severity: 'critical' });
  await notifications.open();
  await notifications.showAlerts();
  await notifications.openAlert(title);
  await expect(notifications.details).toContainText('1 occurrence');
  await notifications.beginToResolve();
  await notifications.tryToResolve();
  await expect(page.getByText('Enter resolution notes: the alert is critical.')).toBeVisible();
  await notifications.resolve('Old logs were removed.');
  await shell.expectMessage('Alert resolved');
  await expect(notifications.details).toContainText('Old logs were removed.');
  await notifications.close();
  await expect(notifications.alert(title)).toContainText('Resolved');
});

test('an alert is given to another member of staff, to oneself, and back', async ({ person, staff }) => {
  const { notifications } = person;
  const word = randomBytes(4).toString('hex');
  const [title, colleague] = [`Queue grows ${word}`, `Rosa ${word}`];
  await staff.addPerson(colleague, `rosa-${word}@example.org`);
  await staff.report({ title, alert_type: 'capacity', severity: 'error' });
  await notifications.open();
  await notifications.showAlerts();
  await notifications.openAlert(title);
  await notifications.assign(colleague);
  await expect(notifications.details).toContainText(`Assigned to${colleague}`);
  await notifications.assign('Assign to me');
  await expect(notifications.details).toContainText('Assigned toAstrid Lund');
  await notifications.assign('Unassign');
  await expect(notifications.details).toContainText('Assigned toNo one');
});
