import { randomBytes } from 'node:crypto';
import { adminChecklistPage } from '@/lib/core/review-routes';
import { expectAccessible } from '../fixtures/expect-accessible';
import { expect, test } from '../fixtures/journey';
import { visit } from '../fixtures/visit';

test.use({ who: 'astrid' });
test.describe.configure({ timeout: 180_000 });

/** A question of each type that the first ones do not have, what is typed into it, and how others read the answer. */
const typed = [
  ['Which grade is it?', 'rating', '4', '4'],
  ['Since which year?', 'year', '2021', '2021'],
  ['Whom do we ask?', 'email', 'ann@example.org', 'ann@example.org'],
  ['Which number do we call?', 'phone_number', '+372 5123 4567', '+372 5123 4567'],
  ['Where is it published?', 'url', 'https://example.org/data', 'https://example.org/data'],
  ['What is it called?', 'text_input', 'Coast', 'Coast'],
  ['What is it about?', 'text_area', 'The coast\nand its tides', 'and its tides'],
] as const;
const others = [
  { description: 'Is it public?', question_type: 'boolean' },
  { description: 'Which seas are in it?', question_type: 'multi_select', options: ['The Baltic', 'The Adriatic'] },
  { description: 'In which country?', question_type: 'country' },
  { description: 'Until when is it funded?', question_type: 'date' },
  { description: 'When does it begin?', question_type: 'datetime' },
] as const;

const created = '2026-10-01T08:00:00Z';

/** An organisation with one project, managed by Max, with Mia in it. */
const recordsOf = (word: string) => [
  { type: 'customer', external_id: `c-${word}`, name: `Institute ${word}`, created },
  { type: 'project', external_id: word, customer: `c-${word}`, name: `Survey ${word}`, created },
  { type: 'role', user: 'demo-max', role: 'PROJECT_MANAGER', scope: `project:${word}`, created },
  { type: 'role', user: 'demo-mia', role: 'PROJECT_MEMBER', scope: `project:${word}`, created },
];

test('staff write a checklist, a manager answers it as they go, and others read who answered what', {
  tag: '@phone',
}, async ({ another, page, person: { checklist }, quiet, staff }) => {
  const word = `w${randomBytes(4).toString('hex')}`;
  await staff.importRecords(recordsOf(word));
  await checklist.create(`Details ${word}`);
  await checklist.add('How many people work on it?', 'Number');
  await checklist.add('Where is its data?', 'One option', ['On land', 'At sea']);
  await page.getByRole('button', { name: 'Move Where is its data? up' }).click();
  await expect(checklist.questions.first()).toContainText('Where is its data?');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Preview' }).click();
  await expect(checklist.dialog).toContainText('Nothing is saved.');
  await expectAccessible(page);
  await checklist.dialog.getByRole('button', { name: 'Close' }).last().click();
  const checklistUuid = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  await staff.giveChecklist(`Institute ${word}`, checklistUuid);

  const max = await another('max');
  await max.actions.open(word);
  await expect(max.actions.rows.filter({ hasText: `Complete the details of Survey ${word}` })).toContainText(
    '2 of 2 required answers are missing.',
  );
  await max.project.openList(word);
  await max.project.row(`Survey ${word}`).getByRole('link').click();
  await max.project.expectOpen(`Survey ${word}`);
  const answers = max.checklist;
  await expect(answers.missing).toHaveText(['Where is its data?', 'How many people work on it?']);
  quiet.expectErrorStatus(400);
  await answers.type('How many people work on it?', 'many');
  await expect(answers.question('How many people work on it?')).toContainText('Must be a number of at most 15 digits.');
  await answers.type('How many people work on it?', '12');
  await expect(answers.question('How many people work on it?')).toContainText('Answered by Max Okafor');
  await expect(answers.progress).toHaveAttribute('aria-valuetext', '50%');
  await answers.choose('Where is its data?', 'At sea');
  await expect(max.page.getByText('Every required question is answered.')).toBeVisible();
  await expect(answers.progress).toHaveAttribute('aria-valuetext', '100%');
  await expectAccessible(max.page);
  const address = new URL(max.page.url()).pathname;
  await max.actions.open(word);
  await expect(max.page.getByText(`Complete the details of Survey ${word}`)).toBeHidden();

  const mia = await another('mia');
  await visit(mia.page, address);
  await expect(mia.checklist.question('Where is its data?')).toContainText('At sea');
  await expect(mia.checklist.question('Where is its data?').getByRole('button')).toHaveCount(0);

  await visit(page, adminChecklistPage(checklistUuid));
  await checklist.limit('How many people work on it?', '10');
  await visit(max.page, address);
  await expect(answers.question('How many people work on it?')).toContainText('Doesn’t fit any more');
  await expect(answers.missing).toHaveText(['How many people work on it?']);

  const rest = typed.map(([description, question_type]) => ({ description, question_type }));
  await staff.addQuestions(checklistUuid, [...rest, ...others]);
  await visit(max.page, address);
  for (const [question, , text] of typed) await answers.type(question, text);
  await answers.choose('Is it public?', 'Yes');
  await answers.tick('Which seas are in it?', 'The Baltic');
  await answers.choose('In which country?', 'Estonia');
  await answers.answerDay('Until when is it funded?', '2027-03-01');
  await answers.answerMoment('When does it begin?', '2027-01-05', '');
  await expect(answers.question('When does it begin?')).toContainText('Enter a date and a time.');
  await answers.answerMoment('When does it begin?', '2027-01-05', '10:30');
  for (const { description } of [...rest, ...others]) await answers.expectAnswered(description, 'Max Okafor');
  await expectAccessible(max.page);
  await visit(mia.page, address);
  for (const [question, , , shown] of typed) await expect(mia.checklist.question(question)).toContainText(shown);
  const shown = ['Yes', 'The Baltic', 'Estonia', '1 Mar 2027', '5 Jan 2027'];
  for (const [at, { description }] of others.entries())
    await expect(mia.checklist.question(description)).toContainText(shown[at] ?? '');
});
