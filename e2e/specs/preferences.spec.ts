import { expect, test } from '../fixtures/journey';

test.use({ who: 'petra' });

test('another time zone changes in how many days something is due', async ({ person, testInstallation }) => {
  const { actions, preferences } = person;
  const { word } = await testInstallation({ roles: { petra: 'PROJECT_ADMIN' }, resources: { urgent: 1 } });
  await actions.open(word);
  await expect(actions.row('urgent')).toContainText('Due tomorrow');
  await preferences.open();
  await preferences.moveTo('Auckland');
  await actions.open(word);
  await expect(actions.row('urgent')).toContainText('Due in 2 days');
  await preferences.open();
  await preferences.moveTo('Prague');
});

test('a token is shown once, works, and stops when it is revoked', async ({
  page,
  person: { preferences },
  playwright,
}) => {
  await preferences.open();
  const token = await preferences.makeToken('Nightly report');
  const script = await playwright.request.newContext({ extraHTTPHeaders: { authorization: `Token ${token}` } });
  const address = new URL('/api/me/', page.url()).href;
  const answer = await script.get(address);
  expect(await answer.json()).toMatchObject({ full_name: 'Petra Novak' });

  await preferences.open();
  await expect(preferences.token('Nightly report')).toContainText('last used');
  await expect(page.getByText(token)).toBeHidden();
  await preferences.revokeToken('Nightly report');
  await expect(preferences.token('Nightly report')).toBeHidden();
  expect((await script.get(address)).status()).toBe(401);
  await script.dispose();
});

test('the calendar feed has a URL that is shown once, is replaced, and turned off', async ({
  page,
  person: { preferences },
  playwright,
}) => {
  const program = await playwright.request.newContext();
  const status = async (url: string) => (await program.get(url)).status();
  await preferences.open();
  const first = await preferences.makeCalendarUrl('Create URL');
  expect(await (await program.get(first)).text()).toContain('BEGIN:VCALENDAR');
  await preferences.open();
  await expect(preferences.calendar).toContainText('Last read');
  await expect(preferences.calendar).not.toContainText('Not yet');
  await expect(page.getByText(first)).toBeHidden();
  const second = await preferences.makeCalendarUrl('Replace URL');
  expect([await status(first), await status(second)]).toEqual([404, 200]);
  await preferences.turnCalendarOff();
  expect(await status(second)).toBe(404);
  await program.dispose();
});

test('keys that are switched off do nothing', async ({ person, testInstallation }) => {
  const { actions, preferences, shell } = person;
  const { word } = await testInstallation({ roles: { petra: 'PROJECT_ADMIN' }, resources: { urgent: 1 } });
  await preferences.open();
  await preferences.toggle('Keyboard shortcuts');
  await actions.open(word);
  await expect(actions.row('urgent')).toBeVisible();
  await shell.press('j', 'x', '/');
  await expect(actions.checkbox('urgent')).not.toBeChecked();
  await expect(actions.search).not.toBeFocused();
  await preferences.open();
  await preferences.toggle('Keyboard shortcuts');
  await actions.open(word);
  await expect(actions.row('urgent')).toBeVisible();
  await shell.press('j', 'x');
  await expect(actions.checkbox('urgent')).toBeChecked();
});

test('the theme is kept in the browser', async ({ page, person: { preferences } }) => {
  await preferences.open();
  await preferences.chooseTheme('Dark');
  await page.reload();
  await expect(preferences.root).toHaveAttribute('data-theme', 'dark');
});

test.describe('notifications of the staff', () => {
  test.use({ who: 'astrid' });

  test('are chosen with the keyboard, taken back and reset; what is mandatory says why', async ({ person }) => {
    const { preferences } = person;
    await preferences.open();
    await expect(preferences.kind('Critical notifications')).toContainText('Immediately (required)');
    await expect(preferences.kind('Critical notifications')).toContainText('even in quiet hours');
    await expect(preferences.choice('Critical notifications')).toBeHidden();
    await preferences.choose('Other notifications', 'Immediately');
    await expect(preferences.choice('Other notifications')).toContainText('Immediately');
    await expect(preferences.choice('Other notifications')).toBeFocused();
    await preferences.undo();
    await expect(preferences.choice('Other notifications')).not.toContainText('Immediately');
    await preferences.choose('Other notifications', 'Immediately');
    await preferences.choose('Daily digest of pending actions', 'Off');
    await preferences.open();
    await expect(preferences.choice('Other notifications')).toContainText('Immediately');
    await expect(preferences.choice('Daily digest of pending actions')).toContainText('Off');
    await preferences.resetNotifications();
    await expect(preferences.choice('Daily digest of pending actions')).toContainText('Daily digest');
    await expect(preferences.choice('Other notifications')).not.toContainText('Immediately');
  });

  test('wait in quiet hours, which say in words when they end', async ({ page, person }) => {
    const { preferences } = person;
    await preferences.open();
    await preferences.toggle('Quiet hours');
    await preferences.setQuietHours('21:30', '06:45');
    for (const day of ['Saturday', 'Sunday']) await preferences.toggleDay(day);
    const words = 'from 21:30 to 06:45 the next day, on Monday to Friday nights';
    await expect(page.getByText(words)).toBeVisible();
    await page.reload();
    await expect(page.getByText(words)).toBeVisible();
    await preferences.toggle('Quiet hours');
    await expect(page.getByText(words)).toBeHidden();
  });
});

test('people who are no staff choose among what can reach them', async ({ person: { preferences } }) => {
  await preferences.open();
  await expect(preferences.choice('Daily digest of pending actions')).toBeVisible();
  await expect(preferences.kind('Other notifications')).toBeHidden();
  await expect(preferences.kind('Notices about your account')).toBeVisible();
  await expect(preferences.switch('Quiet hours')).toBeVisible();
});
