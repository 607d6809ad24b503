import { expect, type Locator, type Page } from '@playwright/test';

/** One person of the admin pages, with their history. */
export class PersonPage {
  readonly #page: Page;
  readonly dialog: Locator;
  readonly history: Locator;
  readonly main: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.dialog = page.getByRole('dialog');
    this.history = page.getByRole('list', { name: 'History' }).getByRole('listitem');
    this.main = page.getByRole('main');
  }

  async expectOpen(name: string): Promise<void> {
    await expect(this.#page.getByRole('heading', { level: 1, name })).toBeVisible();
  }

  /** An entry of the history that says this. */
  entry(text: string): Locator {
    return this.history.filter({ hasText: text });
  }

  /** Opens the question behind a button, `Suspend` or `Reinstate`. */
  async begin(what: 'Suspend' | 'Reinstate'): Promise<void> {
    await this.main.getByRole('button', { name: what, exact: true }).click();
    await expect(this.dialog).toBeVisible();
  }

  async beginFromMenu(what: string): Promise<void> {
    await this.main.getByRole('button', { name: 'More actions' }).click();
    await this.#page.getByRole('menuitem', { name: what }).click();
    await expect(this.dialog).toBeVisible();
  }

  async confirm(what: string, reason: string): Promise<void> {
    await this.dialog.getByLabel('Reason').fill(reason);
    await this.dialog.getByRole('button', { name: what, exact: true }).click();
  }

  async undo(text: string): Promise<void> {
    await this.entry(text).getByRole('button', { name: 'Undo' }).click();
  }
}
