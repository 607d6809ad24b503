import { randomBytes } from 'node:crypto';
import {
  ingestAlertmanagerOperation,
  ingestEventsOperation,
  listIngestSourcesOperation,
} from '@/lib/contracts/alerts/ingest';
import { expect, test } from '../fixtures/journey';
import { postReport, reportEvent } from '../fixtures/report-event';
import { installation } from '../installation';

test.use({ who: 'astrid' });

const word = () => randomBytes(4).toString('hex');

test('a source is added, heard, gets a new token in place of the old one, and is revoked', async ({ person }) => {
  const { notifications, shell, sources } = person;
  const name = `backup ${word()}`;
  const title = `Backup of ${name} failed`;
  await sources.open();
  await sources.beginToAdd();
  await sources.save();
  await expect(sources.dialog).toContainText('Enter a name.');
  await sources.fillIn({ name, kind: 'Heed’s own events' });
  await sources.save();
  const first = await sources.readToken();
  await sources.done();
  await expect(sources.card(name)).toContainText('Never');
  await expect(sources.card(name)).toContainText(first.slice(0, 13));
  expect(await reportEvent(first, title)).toBe(200);
  await expect(sources.card(name)).toContainText(/Last report\s*just now/);
  await sources.press(name, 'Rotate token');
  await sources.confirm('Rotate token');
  const second = await sources.readToken();
  await sources.done();
  expect(await reportEvent(first, title)).toBe(401);
  expect(await reportEvent(second, title)).toBe(200);
  await expect(sources.card(name)).toContainText(second.slice(0, 13));
  await sources.press(name, 'Revoke');
  await sources.confirm('Revoke source');
  await shell.expectMessage(`${name} revoked`);
  await expect(sources.card(name)).toBeHidden();
  await expect(sources.revoked).toContainText(name);
  expect(await reportEvent(second, title)).toBe(401);
  await notifications.open();
  await notifications.showAlerts();
  await expect(notifications.alert(title)).toContainText('2 occurrences');
});

test('a source is added without a mouse, and focus returns after every dialog', async ({ page, person }) => {
  const { shell, sources } = person;
  const name = `prometheus ${word()}`;
  const done = page.getByRole('button', { name: 'Done' });
  await sources.open();
  await sources.add.focus();
  await shell.press('Enter');
  await expect(sources.dialog.getByRole('textbox', { name: 'Name' })).toBeFocused();
  await page.keyboard.type(name);
  await shell.press('Enter');
  await sources.readToken();
  await expect(sources.dialog).toContainText(`url: ${installation.address}${ingestAlertmanagerOperation.path}`);
  await expect(done).toBeFocused();
  await shell.press('Escape');
  await expect(sources.dialog).toBeHidden();
  await expect(sources.add).toBeFocused();
  await sources.button(name, 'Rotate token').focus();
  await shell.press('Enter');
  await expect(page.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await shell.press('Tab', 'Enter');
  await sources.readToken();
  await expect(done).toBeFocused();
  await shell.press('Enter');
  await expect(sources.dialog).toBeHidden();
  await expect(sources.button(name, 'Rotate token')).toBeFocused();
});

test('a report that could not be read is shown with its source, and the rest of its group arrives', async ({
  person: { notifications, sources },
  staff,
}) => {
  const name = `grafana ${word()}`;
  const title = `Latency of ${name}`;
  const token = await staff.letReport(name, 'alertmanager');
  const alert = { status: 'firing', labels: null, annotations: { summary: title }, startsAt: null };
  const answer = await postReport(token, ingestAlertmanagerOperation.path, {
    version: '4',
    alerts: [alert, 'nonsense'],
  });
  expect(answer).toBe(200);
  await sources.open();
  await expect(sources.card(name)).toContainText('Last report that couldn’t be read: just now');
  await sources.card(name).getByText('Show report').click();
  await expect(sources.card(name)).toContainText('"nonsense"');
  await notifications.open();
  await notifications.showAlerts();
  await expect(notifications.alert(title)).toBeVisible();
});

test('a description that is too long can be read in full', async ({ person: { notifications }, staff }) => {
  const name = `long ${word()}`;
  const description = `${'word '.repeat(1_200)}end of ${name}`;
  const token = await staff.letReport(name, 'events');
  const event = { alert_type: 'capacity', title: name, description };
  expect(await postReport(token, ingestEventsOperation.path, event)).toBe(200);
  await notifications.open();
  await notifications.showAlerts();
  await notifications.openAlert(name);
  await notifications.details.getByText('Full description').click();
  await expect(notifications.details).toContainText(`end of ${name}`);
});

test('a name in use is refused beside its field', async ({ person: { sources }, quiet, staff }) => {
  quiet.expectErrorStatus(409);
  const name = `pager ${word()}`;
  await staff.letReport(name, 'events');
  await sources.open();
  await sources.beginToAdd();
  await sources.fillIn({ name });
  await sources.save();
  await expect(sources.dialog).toContainText('This name is already in use.');
});

test('the page says when there is nothing, and when it cannot be loaded, with another try', async ({
  page,
  person: { sources },
  quiet,
}) => {
  quiet.expectErrorStatus(503);
  const list = `**${listIngestSourcesOperation.path}*`;
  await page.route(list, (route) =>
    route.fulfill({ status: 503, json: { detail: 'The database cannot be reached.' } }),
  );
  await sources.open();
  await expect(page.getByRole('main').getByRole('alert')).toContainText('The database cannot be reached.', {
    timeout: 20_000,
  });
  await page.unroute(list);
  await page.route(list, (route) => route.fulfill({ json: [] }));
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { name: 'No sources' })).toBeVisible();
});
