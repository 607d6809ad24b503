import { expect, type Locator, type Page } from '@playwright/test';
import { adminWebhooksPage } from '@/lib/core/routes';
import { tick } from '../fixtures/tick';
import { visit } from '../fixtures/visit';

type NewWebhook = { url: string; description?: string; kinds?: readonly string[] };

/** The other systems that are told what staff are told. */
export class WebhooksPage {
  readonly #page: Page;
  readonly dialog: Locator;
  readonly messages: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.dialog = page.getByRole('dialog');
    this.messages = page.getByRole('dialog', { name: 'Messages to' });
  }

  async open(): Promise<void> {
    await visit(this.#page, adminWebhooksPage);
    await expect(this.#page.getByRole('heading', { level: 1, name: 'Webhooks' })).toBeVisible();
  }

  card(host: string): Locator {
    return this.#page
      .getByRole('main')
      .getByRole('listitem')
      .filter({ has: this.#page.getByRole('heading', { name: host }) });
  }

  async beginToAdd(): Promise<void> {
    await this.#page.getByRole('main').getByRole('button', { name: 'Add webhook' }).click();
    await expect(this.dialog).toBeVisible();
  }

  async fillIn({ description = '', kinds = [], url }: NewWebhook): Promise<void> {
    await this.dialog.getByRole('textbox', { name: 'URL' }).fill(url);
    await this.dialog.getByRole('textbox', { name: 'Description' }).fill(description);
    for (const kind of kinds) await tick(this.dialog.getByRole('checkbox', { name: kind }));
  }

  async save(label: 'Add webhook' | 'Save webhook'): Promise<void> {
    await this.dialog.getByRole('button', { name: label }).click();
  }

  /** The secret that the dialog shows this once; closes it. */
  async takeSecret(): Promise<string> {
    const secret = this.dialog.getByText(/^whsec_/);
    const text = (await secret.textContent()) ?? '';
    await this.dialog.getByRole('button', { name: 'Done' }).click();
    await expect(this.dialog).toBeHidden();
    return text;
  }

  async press(host: string, label: 'Messages' | 'Send test' | 'Edit' | 'Rotate secret' | 'Delete'): Promise<void> {
    await this.card(host).getByRole('button', { name: label }).click();
  }

  async confirm(label: 'Rotate secret' | 'Delete webhook' | 'Turn off'): Promise<void> {
    const question = this.#page.getByRole('alertdialog');
    await question.getByRole('button', { name: label }).click();
    await expect(question).toBeHidden();
  }

  switchOf(host: string): Locator {
    return this.card(host).getByRole('switch');
  }

  message(title: string): Locator {
    return this.messages.getByRole('listitem').filter({ hasText: title });
  }

  async closeMessages(): Promise<void> {
    await this.messages.getByRole('button', { name: 'Close', exact: true }).click();
    await expect(this.messages).toBeHidden();
  }

  async sendAgain(title: string): Promise<void> {
    await this.message(title).getByRole('button', { name: 'Resend' }).click();
  }
}
