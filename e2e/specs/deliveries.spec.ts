import { randomBytes } from 'node:crypto';
import { emailOf, expect, test } from '../fixtures/journey';
import { nameOf } from '../fixtures/sessions';

test.use({ who: 'astrid' });

test('staff sees who was told of a critical notice, reads the mail as it was sent, and sends it once more', async ({
  page,
  person,
  staff,
}) => {
  const { deliveries, notifications, shell } = person;
  const title = `Cooling failed ${randomBytes(4).toString('hex')}`;
  await staff.notify({ title, priority: 'critical' });
  await deliveries.open();
  await deliveries.search(title);
  const mail = emailOf('astrid');
  await expect(deliveries.delivery(title, mail)).toContainText('Sent', { timeout: 20_000 });
  await expect(deliveries.delivery(title, `In app · ${nameOf('astrid')}`)).toContainText('Delivered');
  await deliveries.openDelivery(title, mail);
  await expect(deliveries.details).toContainText('Accepted');
  await expect(deliveries.mail).toHaveAttribute('srcdoc', /open=\d+.*Open the notification/s);
  await deliveries.beginToResend();
  await deliveries.confirmResend();
  await shell.expectMessage(`Email to ${mail} queued`);
  await page.reload();
  await expect(deliveries.details).toContainText('Accepted', { timeout: 20_000 });
  await notifications.open();
  await notifications.openNotification(title);
  await expect(notifications.details.getByRole('heading', { name: 'Recipients' })).toBeVisible();
  await expect(notifications.details).toContainText(`${nameOf('astrid')} · Email`);
});

test('what a person does not want is listed with the reason', async ({ person, staff }) => {
  const { notifications } = person;
  const title = `Tape robot slow ${randomBytes(4).toString('hex')}`;
  await staff.notify({ title, priority: 'low' });
  await notifications.open();
  await notifications.openNotification(title);
  await expect(notifications.details).toContainText(/Held for the daily digest\.|Turned off in their preferences/, {
    timeout: 20_000,
  });
});
