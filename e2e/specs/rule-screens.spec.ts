import { A_MINUTE_MS } from '../fixtures/a-minute';
import { expectAccessible } from '../fixtures/expect-accessible';
import { expect, test } from '../fixtures/journey';
import { makeTeam } from '../fixtures/make-team';
import { runCommand } from '../fixtures/run-command';
import { tick } from '../fixtures/tick';
import { visit } from '../fixtures/visit';

test.use({ who: 'astrid' });
test.describe.configure({ timeout: 180_000 });

test('a run above the limit does nothing until it is cleared with a note', async ({
  page,
  person: { rules },
  staff,
}) => {
  const team = await makeTeam(staff, ['Xenia Roth', 'Yusuf Aydin']);
  await rules.beginAbout(team, { name: `Write to ${team}`, action: 'Send an email' });
  await page.getByRole('textbox', { name: /^Subject/ }).fill('The library moves');
  await page.getByRole('textbox', { name: /^Text/ }).fill('Hello {full_name}, the library moves in May.');
  await rules.limit('Maximum people per run', '1');
  await expect(page.getByText(/The rule finds 2 people now, but its limit allows 1/)).toBeVisible();
  await rules.save();
  await rules.expectOpen(`Write to ${team}`);
  await rules.do('Activate');
  await rules.runNow(`Write to ${team}`);
  await rules.expectState('Quarantined');
  await expect(rules.main).toContainText('Found 2 people; the limit allows 1. Nothing was done.');
  await expectAccessible(page);
  await rules.explain('Clear', 'Both of them asked for it.');
  await rules.expectState('Succeeded');
  await expect(rules.main).toContainText('2 done');
  await expect(rules.main).toContainText('Both of them asked for it.');
});

test('people whom a warning doesn’t reach wait for a decision: left out, or warned again', async ({
  another,
  page,
  person: { rules },
  staff,
}) => {
  const team = await makeTeam(staff, ['Zita Arnold', 'Zeno Bauer'], 'refused.example');
  await rules.beginAbout(team, { name: `Suspend ${team}`, action: 'Suspend the account' });
  await rules.limit('Warn by email, days before', '14');
  await rules.save();
  await rules.expectOpen(`Suspend ${team}`);
  const address = new URL(page.url()).pathname;
  await page.getByLabel('On (now when empty)').fill('2026-12-24');
  await expect(rules.main).toContainText('Zita Arnold');
  await rules.do('Activate');
  await rules.runNow(`Suspend ${team}`);
  await rules.expectState('Waiting for approval');
  const ingrid = await another('ingrid');
  await visit(ingrid.page, page.url());
  await ingrid.rules.do('Approve');
  await ingrid.rules.expectState('Succeeded');

  await rules.open();
  await page.getByRole('button', { name: `Count again: Suspend ${team}` }).click();
  await expect(rules.list.filter({ hasText: team })).toContainText('2 people');
  await runCommand('job', 'deliver');
  await runCommand('job', 'run-rules');
  await visit(page, address);
  // The worker may be sending the warnings just now, and looks what became of them every minute.
  await expect(rules.main).toContainText('2 people need attention.', { timeout: A_MINUTE_MS });
  await expectAccessible(page);
  await rules.decideFor('Zita Arnold', 'Leave out', 'She works abroad.');
  await expect(rules.main).toContainText('1 person needs attention.');
  await rules.decideForAll('Try again', 'His mailbox is there again.');
  await expect(rules.main).not.toContainText('needs attention.');
});

test('criteria are nested, moved and left by the keyboard; what is not saved is kept from getting lost', async ({
  page,
  person: { rules },
}) => {
  await rules.begin('Suspend whoever has not signed in for a year');
  await expect(rules.preview).toContainText(/\d (person|people)/);
  const cards = page.getByRole('group', { name: /^(Status|Time since)$/ });
  await expect(cards.first()).toContainText('Status is');
  await page.getByRole('button', { name: 'Change condition' }).first().focus();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(cards.last()).toContainText('Status is');
  await expect(page.getByRole('button', { name: 'Change condition' }).last()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Move up' })).toBeVisible();
  await page.keyboard.press('p');
  await expect(page.getByRole('menuitem', { name: 'Put in a group' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('radiogroup', { name: 'How the conditions combine' })).toHaveCount(2);
  await page.getByRole('link', { name: 'Heed, your actions' }).click();
  await expect(rules.question).toContainText('Leave without saving?');
  await rules.question.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('textbox', { name: /^Name/ })).toHaveValue(
    'Suspend whoever has not signed in for a year',
  );
});

test('all rules are paused with a reason, which everyone sees, and resumed', async ({ page, person: { rules } }) => {
  await rules.open();
  const all = page.getByRole('switch', { name: 'Pause all rules' });
  await tick(all);
  await rules.dialog.getByLabel('Reason').fill('The mail server moves.');
  await rules.dialog.getByRole('button', { name: 'Pause all' }).click();
  await expect(rules.main).toContainText('Paused by Astrid Lund');
  await expect(rules.main).toContainText('The mail server moves.');
  await expectAccessible(page);
  await tick(all);
  await rules.dialog.getByLabel('Reason').fill('The mail server is there.');
  await rules.dialog.getByRole('button', { name: 'Resume all' }).click();
  await expect(all).not.toBeChecked();
});

test('what is wrong with a rule stands beside its field, and nothing is saved', async ({
  page,
  person: { rules },
  quiet,
}) => {
  quiet.expectErrorStatus(400);
  await rules.begin();
  await rules.name('A rule without anything');
  await rules.save();
  await expect(page.getByText('Choose an action.').first()).toBeVisible();
  await rules.chooseAction('Suspend the account');
  await rules.save();
  await expect(page.getByText('A rule needs at least one filter.').first()).toBeVisible();
  await expectAccessible(page);
});
