import { text } from 'node:stream/consumers';
import { expect, type Locator, type Page } from '@playwright/test';
import { adminPeoplePage } from '@/lib/core/routes';
import { tick } from '../fixtures/tick';
import { visit } from '../fixtures/visit';

/** Who may sign in, and who is invited. */
export class PeoplePage {
  readonly #page: Page;
  readonly dialog: Locator;
  readonly main: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.dialog = page.getByRole('dialog');
    this.main = page.getByRole('main');
  }

  async open(): Promise<void> {
    await visit(this.#page, adminPeoplePage);
    await expect(this.#page.getByRole('heading', { level: 1, name: 'People' })).toBeVisible();
  }

  /** The lines of the file that the button saves. */
  async downloadCsv(): Promise<string[]> {
    const [download] = await Promise.all([
      this.#page.waitForEvent('download'),
      this.#page.getByRole('button', { name: 'Download CSV' }).click(),
    ]);
    return (await text(await download.createReadStream())).trim().split('\r\n');
  }

  async search(words: string): Promise<void> {
    await this.#page.getByRole('searchbox', { name: 'Search names and email addresses' }).fill(words);
  }

  /** Searches for what one person has, and waits until the others have left: they move whom a click is meant for. */
  async find(words: string): Promise<void> {
    await this.search(words);
    await expect(this.main.getByRole('status').filter({ hasText: /^1 person$/ })).toBeVisible();
  }

  person(name: string): Locator {
    return this.#page.getByRole('list', { name: 'People' }).getByRole('listitem').filter({ hasText: name });
  }

  /** Opens somebody's own page. */
  async visit(name: string): Promise<void> {
    await this.person(name).getByRole('link', { name }).click();
  }

  async beginToInvite(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Invite someone' }).click();
    await expect(this.dialog).toBeVisible();
  }

  async fillIn({
    email,
    name,
    isSupport = false,
  }: {
    email: string;
    name: string;
    isSupport?: boolean;
  }): Promise<void> {
    await this.dialog.getByLabel('Email address').fill(email);
    await this.dialog.getByLabel('Full name').fill(name);
    if (isSupport) await tick(this.dialog.getByRole('checkbox', { name: 'Support' }));
  }

  async send(label: 'Send invitation' | 'Resend invitation'): Promise<void> {
    await this.dialog.getByRole('button', { name: label }).click();
  }

  async resetPassword(name: string): Promise<void> {
    await this.person(name)
      .getByRole('button', { name: `Reset password of ${name}` })
      .click();
    await this.dialog.getByRole('button', { name: 'Send link' }).click();
  }

  async close(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Done' }).click();
    await expect(this.dialog).toBeHidden();
  }
}
