import { expect, test } from '../fixtures/journey';

const manager = { max: 'PROJECT_MANAGER' } as const;

test.use({ who: 'max' });

test('a card shows only what it counts, and once more shows all', async ({ person: { actions }, testInstallation }) => {
  const { word } = await testInstallation({ roles: manager, resources: { gone: -2, urgent: 1, near: 5, later: 20 } });
  await actions.open(word);
  await expect(actions.rows).toHaveCount(4);
  await expect(actions.card('Total')).toContainText('4');
  await expect(actions.card('Overdue')).toContainText('1');
  await actions.card('High').click();
  await expect(actions.rows).toHaveCount(2);
  await actions.card('High').click();
  await actions.card('Overdue').click();
  await expect(actions.rows).toHaveCount(1);
  await expect(actions.row('gone')).toContainText('Overdue by 2 days');
  await actions.card('Total').click();
  await expect(actions.rows).toHaveCount(4);
});

test('the most urgent comes first', async ({ person: { actions }, testInstallation }) => {
  const place = await testInstallation({ roles: manager, resources: { later: 20, urgent: 1, near: 5, gone: -2 } });
  await actions.open(place.word);
  await expect(actions.rows).toContainText(['gone', 'urgent', 'near', 'later'].map((name) => place.named(name)));
});

test('search finds words in names, and says so when there is nothing', async ({ page, person, testInstallation }) => {
  const { actions } = person;
  const place = await testInstallation({ roles: manager, resources: { apple: 1, pear: 5 } });
  await actions.open();
  await actions.find(place.named('pear'));
  await expect(actions.row(place.named('pear'))).toBeVisible();
  await expect(actions.rows).toHaveCount(1);
  await actions.find(`${place.word} quince`);
  await expect(page.getByRole('heading', { name: 'No matches' })).toBeVisible();
  await page.getByRole('search').getByRole('button', { name: 'Clear filters' }).click();
  await expect(actions.row(place.named('apple'))).toBeVisible();
});

test('filters live in the address: they survive a reload and the way back', async ({
  page,
  person,
  testInstallation,
}) => {
  const { actions } = person;
  const { word } = await testInstallation({
    roles: manager,
    resources: { urgent: 1, near: 5 },
    orders: { licence: 60 },
  });
  await actions.open(word);
  await actions.choose('Urgency', 'Medium');
  await actions.choose('Type', 'Expiring resources');
  await expect(actions.rows).toHaveCount(1);
  await page.reload();
  await expect(actions.rows).toHaveCount(1);
  await expect(actions.filter('Urgency')).toHaveAccessibleName('Urgency: Medium');
  await expect(actions.search).toHaveValue(word);
  await page.goBack();
  await expect(actions.filter('Type')).toHaveAccessibleName('Type: Any type');
  await expect(actions.rows).toHaveCount(2);
});

test('a row hides at once when snoozed, and the message takes it back', async ({ person, testInstallation }) => {
  const { actions, shell } = person;
  const { word } = await testInstallation({ roles: manager, resources: { near: 5, later: 20 } });
  await actions.open(word);
  await actions.snooze('near', '7 days');
  await expect(actions.row('near')).toBeHidden();
  await shell.expectMessage(/^Snoozed until /);
  await shell.undo();
  await expect(actions.row('near')).toBeVisible();
});

test('what is snoozed can be shown, says until when, and can be unsnoozed', async ({ person, testInstallation }) => {
  const { actions, shell } = person;
  const { word } = await testInstallation({ roles: manager, resources: { near: 5, later: 20 } });
  await actions.open(word);
  await actions.snooze('later', 'Until it changes');
  await expect(actions.rows).toHaveCount(1);
  await actions.showSnoozed();
  await expect(actions.row('later')).toContainText('Snoozed until it changes');
  await actions.unsnooze('later');
  await shell.expectMessage('No longer snoozed');
  await expect(actions.row('later')).not.toContainText('Snoozed');
});

test('hiding high urgency beyond its due date needs a reason', async ({ person: { actions }, testInstallation }) => {
  const { word } = await testInstallation({ roles: manager, resources: { urgent: 1 } });
  await actions.open(word);
  await actions.snooze('urgent', '7 days');
  await expect(actions.drawer).toContainText('It would stay hidden past its due date.');
  await actions.giveReason('');
  await expect(actions.drawer).toContainText('Enter a reason.');
  await actions.giveReason('Replaced next week');
  await expect(actions.row('urgent')).toBeHidden();
  await actions.showSnoozed();
  await actions.openDetails('urgent');
  await expect(actions.drawer).toContainText('Replaced next week');
});

test('a snooze until a picked day asks for the day', async ({ person, testInstallation }) => {
  const { actions, shell } = person;
  const { word } = await testInstallation({ roles: manager, resources: { later: 20 } });
  await actions.open(word);
  await actions.snooze('later', 'Choose a date…');
  await actions.giveReason('');
  await shell.expectMessage('Snoozed until 23 Nov 2026');
});

test('all that match are snoozed in one go beyond the page, and come back in one go', async ({
  person,
  testInstallation,
}) => {
  const { actions, shell } = person;
  const many = Object.fromEntries(Array.from({ length: 52 }, (_, number) => [`disk ${number + 100}`, 20]));
  const { word } = await testInstallation({ roles: manager, resources: many });
  await actions.open(word);
  await expect(actions.rows).toHaveCount(50);
  await actions.selectAllMatching();
  await actions.snoozeSelected('30 days');
  await expect(actions.drawer).toContainText('Snooze 52 actions');
  await actions.giveReason('Moving to the new array');
  await shell.expectMessage(/^52 actions snoozed /);
  await expect(actions.card('Total')).toContainText('0');
  await shell.undo();
  await expect(actions.card('Total')).toContainText('52');
});

test('details show why an action is there and what happened to it', async ({ page, person, testInstallation }) => {
  const { actions } = person;
  const { word } = await testInstallation({ roles: manager, resources: { near: 5 } });
  await actions.open(word);
  await actions.openDetails('near');
  await expect(actions.drawer).toContainText('27 Nov 2026 (Europe/Berlin)');
  await expect(actions.drawer).toContainText('Reached its 7-day reminder');
  await expect(actions.drawer).toContainText('North Lab');
  await expect(actions.drawer.getByRole('listitem')).toContainText(['Opened']);
  const address = page.url();
  await actions.closeDetails();
  await expect(actions.title('near')).toBeFocused();
  await page.goto(address);
  await expect(actions.drawer).toContainText('Reached its 7-day reminder');
});

test('user actions that are switched off say so instead of an empty list', async ({ page, person, staff }) => {
  await staff.changeSettings({ USER_ACTIONS_ENABLED: false });
  try {
    await person.actions.open();
    await expect(page.getByRole('heading', { name: 'Actions are turned off' })).toBeVisible();
  } finally {
    await staff.changeSettings({ USER_ACTIONS_ENABLED: true });
  }
});
