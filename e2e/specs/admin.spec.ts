import { randomBytes } from 'node:crypto';
import { updateUserActionsOperation } from '@/lib/contracts/actions/providers';
import { holdRequest } from '../fixtures/hold-request';
import { expect, test } from '../fixtures/journey';

const overdueDays = 'Keep overdue resources (days)';

test.use({ who: 'astrid' });

test('a provider run by hand shows when it ran and what it did', async ({ page, person: { providers } }) => {
  await providers.open();
  const asked = await holdRequest(page, updateUserActionsOperation.path);
  await providers.run('Expiring resources');
  const card = providers.card('Expiring resources');
  await expect(card.getByRole('button', { name: 'Run now' })).toHaveAttribute('aria-disabled', 'true');
  asked.resolve();
  await expect(card.getByRole('button', { name: 'Run now' })).not.toHaveAttribute('aria-disabled', 'true');
  await expect(card.getByRole('status')).toContainText('Succeeded');
  await expect(card.getByRole('status')).toContainText('just now');
});

test('switching a provider off resolves its actions, switching it on finds them again', async ({
  another,
  person,
  testInstallation,
}) => {
  const { providers } = person;
  const place = await testInstallation({
    roles: { astrid: 'PROJECT_MANAGER', max: 'PROJECT_MANAGER' },
    orders: { licence: 30 },
  });
  const max = await another('max');
  await providers.open();
  await providers.switchOff('Pending orders');
  await max.actions.open(place.word);
  await expect(max.actions.card('Total')).toContainText('0');
  await providers.switchOn('Pending orders');
  await place.areFound(max, 1);
  await max.actions.open(place.word);
  await expect(max.actions.row('licence')).toBeVisible();
});

test('an import keeps the good lines and says line by line what is wrong', async ({ page, person }) => {
  const { imports, shell } = person;
  const name = `site-${randomBytes(4).toString('hex')}`;
  const good = JSON.stringify({ type: 'customer', external_id: name, name: `Customer ${name}` });
  const bad = JSON.stringify({ type: 'project', external_id: `${name}-p`, customer: 'nobody', name: 'Lost' });
  await imports.open();
  await imports.upload(`${name}.ndjson`, `${good}\n${bad}\n`);
  await shell.expectMessage(`${name}.ndjson: with errors`);
  await imports.openEarlier(`${name}.ndjson`);
  await expect(imports.errors).toContainText('project');
  await expect(imports.errors).toContainText('customer');
  await expect(page.getByRole('table', { name: 'Records by type' })).toContainText('Customers');
});

test('a long import shows its progress and can be cancelled', async ({ person: { imports, shell }, quiet }) => {
  quiet.expectErrorStatus(409);
  const name = `long-${randomBytes(4).toString('hex')}`;
  const lines = Array.from({ length: 90_000 }, (_, number) =>
    JSON.stringify({ type: 'customer', external_id: `${name}-${number}`, name: `Customer ${number} of ${name}` }),
  );
  await imports.open();
  await imports.upload(`${name}.ndjson`, lines.join('\n'));
  await expect(imports.progress).toBeVisible();
  await imports.cancel();
  await shell.expectMessage(`${name}.ndjson: cancelled`);
  await expect(imports.earlier(`${name}.ndjson`)).toContainText('Cancelled');
});

test('a setting is saved, with who changed it', async ({ page, person, staff }) => {
  const { settings, shell } = person;
  await settings.open();
  await settings.change(overdueDays, 31);
  await expect(page.getByText('1 unsaved change')).toBeVisible();
  await settings.save();
  await shell.expectMessage('Settings saved');
  await expect(page.getByText('Last changed by Astrid Lund')).toBeVisible();
  await page.reload();
  await expect(settings.number(overdueDays)).toHaveValue('31');
  await staff.changeSettings({ USER_ACTIONS_OVERDUE_DAYS: 30 });
});

test('a save on top of an older version is held, and keeps the edits', async ({ person, quiet, staff }) => {
  quiet.expectErrorStatus(412);
  const { settings, shell } = person;
  await settings.open();
  await settings.change(overdueDays, 32);
  await staff.changeSettings({ USER_ACTIONS_EXECUTION_RETENTION_DAYS: 91 });
  await settings.save();
  await expect(settings.conflict).toContainText('History retention (days): from 90 to 91');
  await settings.keepEdits();
  await settings.save();
  await shell.expectMessage('Settings saved');
  await expect(settings.number('History retention (days)')).toHaveValue('91');
  await staff.changeSettings({ USER_ACTIONS_OVERDUE_DAYS: 30, USER_ACTIONS_EXECUTION_RETENTION_DAYS: 90 });
});

test('orders are fetched on demand, and the card says how it went', async ({ person: { imports } }) => {
  await imports.open();
  await expect(imports.orderSync).toContainText('Orders from the shop');
  await imports.fetchOrders();
  await expect(imports.orderSync).toContainText('Nothing changed', { timeout: 20_000 });
});
