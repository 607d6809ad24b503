import { expect, type Locator, type Page } from '@playwright/test';
import { adminSourcesPage } from '@/lib/core/routes';
import { visit } from '../fixtures/visit';

type NewSource = { name: string; kind?: 'Alertmanager or Grafana' | 'Heed’s own events' };

/** The other systems that report alerts. */
export class SourcesPage {
  readonly #page: Page;
  readonly dialog: Locator;
  readonly add: Locator;
  readonly revoked: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.dialog = page.getByRole('dialog');
    this.add = page.getByRole('main').getByRole('button', { name: 'Add source' });
    this.revoked = page.getByRole('list', { name: 'Revoked' });
  }

  async open(): Promise<void> {
    await visit(this.#page, adminSourcesPage);
    await expect(this.#page.getByRole('heading', { level: 1, name: 'Sources' })).toBeVisible();
  }

  card(name: string): Locator {
    return this.#page
      .getByRole('list', { name: 'Sources' })
      .getByRole('listitem')
      .filter({ has: this.#page.getByRole('heading', { name }) });
  }

  async beginToAdd(): Promise<void> {
    await this.add.click();
    await expect(this.dialog).toBeVisible();
  }

  async fillIn({ kind = 'Alertmanager or Grafana', name }: NewSource): Promise<void> {
    await this.dialog.getByRole('textbox', { name: 'Name' }).fill(name);
    await this.dialog.getByRole('button', { name: /Type$/ }).click();
    await this.#page.getByRole('option', { name: kind }).click();
  }

  async save(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Add source' }).click();
  }

  /** The token that the dialog shows this once, which what is to be pasted holds as well. */
  async readToken(): Promise<string> {
    const text = (await this.dialog.getByText(/^ingest_/).textContent()) ?? '';
    await expect(this.dialog.getByText(/\n/)).toContainText(text);
    return text;
  }

  async done(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Done' }).click();
    await expect(this.dialog).toBeHidden();
  }

  async press(name: string, label: 'Rotate token' | 'Revoke'): Promise<void> {
    await this.button(name, label).click();
  }

  button(name: string, label: 'Rotate token' | 'Revoke'): Locator {
    return this.card(name).getByRole('button', { name: label });
  }

  async confirm(label: 'Rotate token' | 'Revoke source'): Promise<void> {
    await this.#page.getByRole('alertdialog').getByRole('button', { name: label }).click();
  }
}
