import { expect, type Locator, type Page } from '@playwright/test';
import { adminImportsPage } from '@/lib/core/routes';
import { visit } from '../fixtures/visit';

/** Where staff brings records in by file. */
export class ImportsPage {
  readonly #page: Page;
  readonly progress: Locator;
  readonly errors: Locator;
  readonly orderSync: Locator;
  readonly preview: Locator;
  readonly firstRecords: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.progress = page.getByRole('status').getByRole('progressbar', { name: /^Reading / });
    this.orderSync = page.getByRole('region', { name: 'Order sync' });
    this.preview = page.getByRole('region', { name: 'Preview' });
    this.firstRecords = this.preview.getByRole('table', { name: 'First records' });
    this.errors = page.getByRole('table', { name: 'Lines with errors' });
  }

  async open(): Promise<void> {
    await visit(this.#page, adminImportsPage);
    await expect(this.#page.getByRole('heading', { level: 1, name: 'Imports' })).toBeVisible();
  }

  async choose(name: string, content: string | Buffer): Promise<void> {
    const asked = this.#page.waitForEvent('filechooser');
    await this.#page.getByRole('button', { name: 'Choose file' }).click();
    await (await asked).setFiles({ name, mimeType: '', buffer: Buffer.from(content) });
    await expect(this.preview).toBeVisible();
  }

  async chooseAnother(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Choose another' }).click();
  }

  async chooseType(name: string): Promise<void> {
    await this.#page.getByRole('button', { name: /Record type/ }).click();
    await this.#page.getByRole('option', { name }).click();
  }

  async start(label: 'Start import' | 'Import as Windows-1252' = 'Start import'): Promise<void> {
    await this.#page.getByRole('button', { name: label }).click();
  }

  async upload(name: string, text: string): Promise<void> {
    await this.choose(name, text);
    await this.start();
  }

  async cancel(): Promise<void> {
    await this.#page.getByRole('status').getByRole('button', { name: 'Cancel import' }).click();
  }

  async fetchOrders(): Promise<void> {
    const scheduled = this.#page.waitForResponse((answer) => answer.status() === 202);
    await this.orderSync.getByRole('button', { name: 'Sync now' }).click();
    await scheduled;
  }

  earlier(name: string): Locator {
    return this.#page.getByRole('listitem').filter({ has: this.#page.getByRole('link', { name }) });
  }

  async openEarlier(name: string): Promise<void> {
    await this.earlier(name).getByRole('link', { name }).click();
    await expect(this.#page.getByRole('heading', { level: 1, name })).toBeVisible();
  }
}
