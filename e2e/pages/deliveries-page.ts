import { expect, type Locator, type Page } from '@playwright/test';
import { adminDeliveriesPage } from '@/lib/core/routes';
import { visit } from '../fixtures/visit';

/** Where staff sees who was told what, and what became of it. */
export class DeliveriesPage {
  readonly #page: Page;
  readonly list: Locator;
  readonly details: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.list = page.getByRole('list', { name: 'Deliveries', exact: true });
    this.details = page.getByRole('dialog');
  }

  async open(): Promise<void> {
    await visit(this.#page, adminDeliveriesPage);
    await expect(this.#page.getByRole('heading', { level: 1, name: 'Deliveries' })).toBeVisible();
  }

  async search(words: string): Promise<void> {
    await this.#page.getByRole('searchbox', { name: 'Search recipients and titles' }).fill(words);
    await expect(this.#page).toHaveURL(/q=/);
  }

  /** A delivery by its title and a part of whom or which way it goes. */
  delivery(title: string, part: string): Locator {
    return this.list.getByRole('listitem').filter({ hasText: title }).filter({ hasText: part });
  }

  async openDelivery(title: string, part: string): Promise<void> {
    await this.delivery(title, part).getByRole('button', { name: title }).click();
    await expect(this.details.getByRole('heading', { name: title })).toBeVisible();
  }

  /** The mail as it was sent, as a page. Nothing may look into it: it runs no scripts. */
  get mail(): Locator {
    return this.details.getByTitle('Email preview');
  }

  async showAsText(): Promise<void> {
    await this.details.getByRole('radio', { name: 'Plain text' }).click();
    await expect(this.mail).toBeHidden();
  }

  async beginToResend(): Promise<void> {
    await this.details.getByRole('button', { name: 'Resend' }).click();
    await expect(this.#page.getByRole('alertdialog')).toContainText('Resend this email?');
  }

  async confirmResend(): Promise<void> {
    await this.#page.getByRole('alertdialog').getByRole('button', { name: 'Resend' }).click();
  }
}
