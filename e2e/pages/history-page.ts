import { expect, type Locator, type Page } from '@playwright/test';
import { historyPage } from '@/lib/core/routes';
import { visit } from '../fixtures/visit';

/** What a person did about actions. */
export class HistoryPage {
  readonly #page: Page;
  readonly rows: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.rows = page.getByRole('list', { name: 'Entries' }).getByRole('listitem');
  }

  async open(): Promise<void> {
    await visit(this.#page, historyPage);
    await expect(this.#page.getByRole('heading', { level: 1, name: 'History' })).toBeVisible();
  }

  row(text: string): Locator {
    return this.rows.filter({ hasText: text });
  }

  async show(result: 'All' | 'Done' | 'Failed'): Promise<void> {
    await this.#page.getByRole('radio', { name: result, exact: true }).click();
  }
}
