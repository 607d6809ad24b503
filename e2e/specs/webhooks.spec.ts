import { randomBytes } from 'node:crypto';
import { listWebhookEndpointsOperation } from '@/lib/contracts/delivery/webhook-endpoints';
import { startWebhookReceiver, type WebhookReceiver } from '@/lib/testing/webhook-receiver';
import { expect, test } from '../fixtures/journey';
import { tick } from '../fixtures/tick';

test.use({ who: 'astrid' });

let receiver: WebhookReceiver;

test.beforeEach(async () => {
  receiver = await startWebhookReceiver();
});

test.afterEach(() => receiver.close());

const hostOf = ({ url }: WebhookReceiver) => new URL(url).host;

test('a webhook is added, tested, sees a message fail, sends it again, and is deleted', async ({ person, staff }) => {
  const { shell, webhooks } = person;
  const host = hostOf(receiver);
  await webhooks.open();
  await webhooks.beginToAdd();
  await webhooks.save('Add webhook');
  await expect(webhooks.dialog).toContainText('Enter a URL.');
  await webhooks.fillIn({ url: receiver.url, description: 'The pager', kinds: ['Store issue'] });
  await webhooks.save('Add webhook');
  expect(await webhooks.takeSecret()).toMatch(/^whsec_/);
  await expect(webhooks.card(host)).toContainText('The pager');
  await expect(webhooks.card(host)).toContainText('Store issue');
  await webhooks.press(host, 'Send test');
  await shell.expectMessage('Test delivered');
  receiver.answers.push(400);
  const title = `Store ${randomBytes(4).toString('hex')} is closed`;
  await staff.notify({ title, priority: 'normal' });
  await webhooks.press(host, 'Messages');
  await expect(webhooks.message(title)).toContainText('It responded 400.', { timeout: 30_000 });
  await webhooks.sendAgain(title);
  await expect(webhooks.message(title)).toContainText('Delivered', { timeout: 30_000 });
  const ids = receiver.received.filter(({ body }) => body.includes(title)).map(({ headers }) => headers['webhook-id']);
  expect([ids.length, new Set(ids).size]).toEqual([2, 1]);
  await webhooks.closeMessages();
  await webhooks.press(host, 'Delete');
  await webhooks.confirm('Delete webhook');
  await shell.expectMessage(`${host} deleted`);
  await expect(webhooks.card(host)).toBeHidden();
});

test('a webhook is edited, gets a new secret, and is switched off and on', async ({ person }) => {
  const { shell, webhooks } = person;
  const host = hostOf(receiver);
  await webhooks.open();
  await webhooks.beginToAdd();
  await webhooks.fillIn({ url: receiver.url });
  await webhooks.save('Add webhook');
  const first = await webhooks.takeSecret();
  await expect(webhooks.card(host)).toContainText('Everything');
  await webhooks.press(host, 'Edit');
  await webhooks.fillIn({ url: receiver.url, description: 'The wiki', kinds: ['Every critical alert'] });
  await webhooks.save('Save webhook');
  await expect(webhooks.card(host)).toContainText('The wiki');
  await webhooks.press(host, 'Rotate secret');
  await webhooks.confirm('Rotate secret');
  expect(await webhooks.takeSecret()).not.toBe(first);
  await expect(webhooks.card(host)).toContainText('Old secret');
  await tick(webhooks.switchOf(host));
  await webhooks.confirm('Turn off');
  await expect(webhooks.switchOf(host)).not.toBeChecked();
  await tick(webhooks.switchOf(host));
  await expect(webhooks.switchOf(host)).toBeChecked();
  receiver.answers.push(410);
  await webhooks.press(host, 'Send test');
  await shell.expectMessage('Test failed');
  await expect(webhooks.card(host)).toContainText('It responded 410 Gone.');
  await expect(webhooks.switchOf(host)).not.toBeChecked();
  await webhooks.press(host, 'Delete');
  await webhooks.confirm('Delete webhook');
  await expect(webhooks.card(host)).toBeHidden();
});

test('an address that must not be used is refused beside its field', async ({ person: { webhooks }, quiet }) => {
  quiet.expectErrorStatus(400);
  await webhooks.open();
  await webhooks.beginToAdd();
  await webhooks.fillIn({ url: 'http://169.254.169.254/' });
  await webhooks.save('Add webhook');
  await expect(webhooks.dialog).toContainText('link-local');
});

test('the page says when there is nothing, and when it cannot be loaded, with another try', async ({
  page,
  person: { webhooks },
  quiet,
}) => {
  quiet.expectErrorStatus(503);
  const list = `**${listWebhookEndpointsOperation.path}*`;
  await page.route(list, (route) =>
    route.fulfill({ status: 503, json: { detail: 'The database cannot be reached.' } }),
  );
  await webhooks.open();
  await expect(page.getByRole('main').getByRole('alert')).toContainText('The database cannot be reached.', {
    timeout: 20_000,
  });
  await page.unroute(list);
  await page.route(list, (route) => route.fulfill({ json: [] }));
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { name: 'No webhooks' })).toBeVisible();
});
