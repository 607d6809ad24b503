import { expect, type Locator, type Page } from '@playwright/test';
import { adminOfferingsPage } from '@/lib/core/routes';
import { visit } from '../fixtures/visit';

/** What can be ordered, with the reminder schedules. */
export class OfferingsPage {
  readonly #page: Page;
  readonly rows: Locator;
  readonly dialog: Locator;
  readonly days: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.rows = page.getByRole('list', { name: 'Offerings' }).getByRole('listitem');
    this.dialog = page.getByRole('dialog');
    this.days = page.getByRole('textbox', { name: 'Days before the end' });
  }

  /** Opens the list of the offerings that these words find. */
  async open(words: string): Promise<void> {
    await visit(this.#page, `${adminOfferingsPage}?${new URLSearchParams({ q: words })}`);
    await expect(this.#page.getByRole('heading', { level: 1, name: 'Offerings' })).toBeVisible();
  }

  row(name: string): Locator {
    return this.rows.filter({ hasText: name });
  }

  async edit(name: string): Promise<void> {
    await this.row(name)
      .getByRole('button', { name: /^Edit reminders/ })
      .click();
    await expect(this.days).toBeVisible();
  }

  async endOn(day: string): Promise<void> {
    await this.#page.getByLabel('Example: a resource that ends on').fill(day);
  }

  async save(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Save reminders' }).click();
  }
}
