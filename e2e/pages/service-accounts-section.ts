import { expect, type Locator, type Page } from '@playwright/test';

/** The service accounts on the page of a project. */
export class ServiceAccountsSection {
  readonly #page: Page;
  readonly dialog: Locator;
  readonly question: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.dialog = page.getByRole('dialog');
    this.question = page.getByRole('alertdialog');
  }

  row(username: string): Locator {
    return this.#page
      .getByRole('list', { name: 'Service accounts' })
      .getByRole('listitem')
      .filter({ hasText: username });
  }

  async create(username: string, description: string): Promise<void> {
    await this.#page.getByRole('button', { name: 'Create service account' }).click();
    await this.dialog.getByRole('textbox', { name: 'Username' }).fill(username);
    await this.dialog.getByRole('textbox', { name: 'Description' }).fill(description);
    await this.dialog.getByRole('button', { name: 'Create account' }).click();
  }

  /** The token that a dialog shows this once. */
  async readToken(): Promise<string> {
    await expect(this.dialog.getByRole('button', { name: 'Copy token' })).toBeVisible();
    const token = (await this.dialog.locator('code').first().textContent()) ?? '';
    await this.dialog.getByRole('button', { name: 'Done' }).click();
    await expect(this.dialog).toBeHidden();
    return token;
  }

  async ask(what: 'New token for' | 'Close', username: string): Promise<void> {
    await this.row(username)
      .getByRole('button', { name: `${what} ${username}` })
      .click();
    await expect(this.question).toBeVisible();
  }

  async confirm(button: 'Create token' | 'Close account'): Promise<void> {
    await this.question.getByRole('button', { name: button }).click();
  }
}
