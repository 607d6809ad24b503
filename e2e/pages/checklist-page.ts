import { expect, type Locator, type Page } from '@playwright/test';
import { adminChecklistsPage } from '@/lib/core/review-routes';
import { visit } from '../fixtures/visit';

/** Checklists: made by staff, and answered on the page of a project. */
export class ChecklistPage {
  readonly #page: Page;
  readonly dialog: Locator;
  readonly questions: Locator;
  readonly missing: Locator;
  readonly progress: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.dialog = page.getByRole('dialog');
    this.questions = page.getByRole('list', { name: 'Questions' }).getByRole('listitem');
    this.missing = page.getByRole('list', { name: 'Missing answers' }).getByRole('listitem');
    this.progress = page.getByRole('main').getByRole('progressbar');
  }

  question(words: string): Locator {
    return this.questions.filter({ hasText: words });
  }

  /** Creates a checklist, which opens. */
  async create(name: string): Promise<void> {
    await visit(this.#page, adminChecklistsPage);
    await this.#page.getByRole('button', { name: 'Create checklist' }).click();
    await this.dialog.getByRole('textbox', { name: /^Name/ }).fill(name);
    await this.dialog.getByRole('button', { name: 'Create checklist' }).click();
    await expect(this.#page.getByRole('heading', { level: 1, name })).toBeVisible();
  }

  /** Adds a question, which must be answered, with options where it has some. */
  async add(words: string, type: string, options: readonly string[] = []): Promise<void> {
    await this.#page.getByRole('button', { name: 'Add question' }).click();
    await this.dialog.getByRole('textbox', { name: /^Question/ }).fill(words);
    await this.dialog.getByRole('button', { name: /Type of answer/ }).click();
    await this.#page.getByRole('option', { name: type, exact: true }).click();
    for (const [at, option] of options.entries()) {
      await this.dialog.getByRole('button', { name: 'Add option' }).click();
      await this.dialog.getByRole('textbox', { name: `Option ${at + 1}` }).fill(option);
    }
    await this.dialog.getByRole('checkbox', { name: 'Must be answered' }).press('Space');
    await this.dialog.getByRole('button', { name: 'Add question' }).click();
    await expect(this.dialog).toBeHidden();
    await expect(this.question(words)).toBeVisible();
  }

  async limit(words: string, largest: string): Promise<void> {
    await this.question(words).getByRole('button', { name: words, exact: true }).click();
    await this.dialog.getByRole('textbox', { name: 'Largest' }).fill(largest);
    await this.dialog.getByRole('button', { name: 'Save' }).click();
    await expect(this.dialog).toBeHidden();
  }

  /** Types an answer and leaves the field, which saves it. */
  async type(words: string, answer: string): Promise<void> {
    const field = this.question(words).getByRole('textbox');
    await field.fill(answer);
    await field.blur();
  }

  async answerDay(words: string, day: string): Promise<void> {
    const field = this.question(words).getByLabel(words);
    await field.fill(day);
    await field.blur();
  }

  async answerMoment(words: string, day: string, time: string): Promise<void> {
    const fields = this.question(words).getByRole('group', { name: words });
    await fields.getByLabel(words).fill(day);
    await fields.getByLabel('Time').fill(time);
    await fields.getByLabel('Time').blur();
  }

  async tick(words: string, option: string): Promise<void> {
    await this.question(words).getByRole('checkbox', { name: option }).press('Space');
  }

  async expectAnswered(words: string, by: string): Promise<void> {
    await expect(this.question(words)).toContainText(`Answered by ${by}`);
  }

  async choose(words: string, option: string): Promise<void> {
    await this.question(words)
      .getByRole('button', { name: new RegExp(words.replace('?', '\\?')) })
      .first()
      .click();
    await this.#page.getByRole('option', { name: option }).click();
  }
}
