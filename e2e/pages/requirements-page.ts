import { expect, type Locator, type Page } from '@playwright/test';
import { adminAccessRequirementsPage } from '@/lib/core/routes';
import { visit } from '../fixtures/visit';

/** The requirements of access: their list, the form of one, and its page with its emails. */
export class RequirementsPage {
  readonly #page: Page;
  readonly main: Locator;
  readonly dialog: Locator;
  readonly reminders: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.main = page.getByRole('main');
    this.dialog = page.getByRole('dialog');
    this.reminders = page.getByRole('list', { name: 'Reminders' }).getByRole('listitem');
  }

  /** Opens the list of the requirements that these words find. */
  async open(words: string): Promise<void> {
    await visit(this.#page, `${adminAccessRequirementsPage}?${new URLSearchParams({ q: words })}`);
    await expect(this.#page.getByRole('heading', { level: 1, name: 'Access review' })).toBeVisible();
  }

  row(name: string): Locator {
    return this.#page
      .getByRole('list', { name: 'Requirements', exact: true })
      .getByRole('listitem')
      .filter({ hasText: name });
  }

  async type(field: string, text: string): Promise<void> {
    await this.#field(field).fill(text);
  }

  /** By how its label begins: what is required says so after it. */
  #field(label: string): Locator {
    return this.main.getByRole('textbox', { name: new RegExp(`^${label}`) });
  }

  async begin(button: string): Promise<void> {
    await this.main.getByRole('button', { name: button, exact: true }).click();
  }

  /** Waits for the page of the requirement that is called so. */
  async expectOpen(label: string): Promise<void> {
    await expect(this.main.getByRole('heading', { level: 1, name: label, exact: true })).toBeVisible();
  }

  async expectFieldError(field: string, message: string | RegExp): Promise<void> {
    await expect(this.#field(field)).toHaveAccessibleDescription(message);
  }

  async chooseMail(name: string): Promise<void> {
    await this.main.getByRole('button', { name: /Which email/ }).click();
    await this.#page.getByRole('option', { name }).click();
  }

  async decide(button: string, reason: string): Promise<void> {
    await this.dialog.getByRole('textbox').fill(reason);
    await this.dialog.getByRole('button', { name: button }).click();
    await expect(this.dialog).toBeHidden();
  }
}
