import { randomBytes } from 'node:crypto';
import { adminChecklistPage } from '@/lib/core/review-routes';
import { expectAccessible } from '../fixtures/expect-accessible';
import { expect, test } from '../fixtures/journey';
import { visit } from '../fixtures/visit';

test.use({ who: 'astrid' });
test.describe.configure({ timeout: 180_000 });

const created = '2026-10-01T08:00:00Z';

/** An organisation with one project, managed by Max, with Mia in it. */
const recordsOf = (word: string) => [
  { type: 'customer', external_id: `c-${word}`, name: `Institute ${word}`, created },
  { type: 'project', external_id: word, customer: `c-${word}`, name: `Survey ${word}`, created },
  { type: 'role', user: 'demo-max', role: 'PROJECT_MANAGER', scope: `project:${word}`, created },
  { type: 'role', user: 'demo-mia', role: 'PROJECT_MEMBER', scope: `project:${word}`, created },
];

test('staff write a checklist, a manager answers it as they go, and others read who answered what', async ({
  another,
  page,
  person: { checklist },
  quiet,
  staff,
}) => {
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
  quiet.expectRefusal(400);
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
});
