import { expect, type Locator, type Page } from '@playwright/test';

/** The members and quotas of a project or an organisation, on its page. */
export class MembersPage {
  readonly #page: Page;
  readonly list: Locator;
  readonly dialog: Locator;
  readonly question: Locator;
  readonly quotas: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.list = page.getByRole('list', { name: 'Members' });
    this.dialog = page.getByRole('dialog');
    this.question = page.getByRole('alertdialog');
    this.quotas = page.getByRole('list', { name: 'Quotas' });
  }

  member(name: string): Locator {
    return this.list.getByRole('listitem').filter({ hasText: name });
  }

  /** Opens the dialog and fills it; `add` sends it. */
  async choose(words: string, name: string, role: string): Promise<void> {
    await this.#page.getByRole('button', { name: 'Add member', exact: true }).click();
    await this.dialog.getByRole('searchbox').fill(words);
    await this.dialog.getByRole('button', { name: /Person/ }).click();
    await this.#page.getByRole('option', { name }).click();
    await this.dialog.getByRole('button', { name: /Role/ }).click();
    await this.#page.getByRole('option', { name: role, exact: true }).click();
  }

  /** Looks for somebody who could be added by words that find members alone. */
  async expectNobodyElse(words: string): Promise<void> {
    await this.#page.getByRole('button', { name: 'Add member', exact: true }).click();
    await this.dialog.getByRole('searchbox').fill(words);
    await expect(this.dialog.getByRole('button', { name: /Person/ })).toContainText('No one matches');
    await this.dialog.getByRole('button', { name: 'Cancel' }).click();
  }

  async add(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Add member', exact: true }).click();
  }

  async endOn(whose: string, day: string): Promise<void> {
    await this.#page.getByRole('button', { name: `Change expiry: ${whose}` }).click();
    await this.dialog.getByLabel(/^Last day/).fill(day);
    await this.dialog.getByRole('button', { name: 'Change expiry', exact: true }).click();
    await expect(this.dialog).toBeHidden();
  }

  async beginToRemove(whose: string): Promise<void> {
    await this.#page.getByRole('button', { name: `Remove: ${whose}` }).click();
    await expect(this.question).toBeVisible();
  }

  async remove(): Promise<void> {
    await this.question.getByRole('button', { name: 'Remove member' }).click();
  }

  async limit(quota: string, most: string): Promise<void> {
    await this.#page.getByRole('button', { name: `Change limit: ${quota}` }).click();
    await this.dialog.getByRole('textbox', { name: /^Limit/ }).fill(most);
    await this.dialog.getByRole('button', { name: 'Change limit', exact: true }).click();
    await expect(this.dialog).toBeHidden();
  }
}
