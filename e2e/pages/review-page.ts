import { expect, type Locator, type Page } from '@playwright/test';
import { reviewsPage } from '@/lib/core/review-routes';
import { visit } from '../fixtures/visit';

/** The reviews of who has access, and one that is done person by person. */
export class ReviewPage {
  readonly #page: Page;
  readonly main: Locator;
  readonly reviews: Locator;
  readonly people: Locator;
  readonly question: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.main = page.getByRole('main');
    this.reviews = page.getByRole('list', { name: 'Role reviews' }).getByRole('listitem');
    this.people = page.getByRole('list', { name: 'People with access' }).getByRole('listitem');
    this.question = page.getByRole('alertdialog');
  }

  /** Opens the list of the open reviews. */
  async openList(): Promise<void> {
    await visit(this.#page, `${reviewsPage}?is_pending=true`);
  }

  async open(name: string): Promise<void> {
    await this.openList();
    await this.reviews.filter({ hasText: name }).getByRole('link').click();
    await expect(this.#page.getByRole('heading', { level: 1, name: `Review who has access: ${name}` })).toBeVisible();
  }

  person(name: string): Locator {
    return this.people.filter({ hasText: name });
  }

  async decide(name: string, decision: 'Keep' | 'Change expiry' | 'Remove'): Promise<void> {
    await this.person(name).getByRole('radio', { name: decision }).click();
  }

  /** Takes the day out of the field, so that the role does not expire. */
  async clearLastDay(name: string): Promise<void> {
    await this.person(name)
      .getByLabel(/^Last day/)
      .fill('');
  }

  async press(button: string): Promise<void> {
    await this.main.getByRole('button', { name: button }).click();
  }

  async close(): Promise<void> {
    await this.question.getByRole('button', { name: 'Close review' }).click();
    await expect(this.question).toBeHidden();
  }
}
