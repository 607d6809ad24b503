import { expect, type Locator, type Page } from '@playwright/test';
import { adminServiceSettingsPage } from '@/lib/core/routes';
import { visit } from '../fixtures/visit';

/** How the backends of resources are reached. */
export class ServiceSettingsPage {
  readonly #page: Page;
  readonly dialog: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.dialog = page.getByRole('dialog');
  }

  async open(): Promise<void> {
    await visit(this.#page, adminServiceSettingsPage);
    await expect(this.#page.getByRole('heading', { level: 1, name: 'Service settings' })).toBeVisible();
  }

  row(name: string): Locator {
    return this.#page.getByRole('list', { name: 'Service settings' }).getByRole('listitem').filter({ hasText: name });
  }

  async beginToCreate(): Promise<void> {
    await this.#page.getByRole('main').getByRole('button', { name: 'Create settings' }).click();
    await expect(this.dialog).toBeVisible();
  }

  async edit(name: string): Promise<void> {
    await this.row(name).getByRole('button', { name, exact: true }).click();
    await expect(this.dialog).toBeVisible();
  }

  field(label: string): Locator {
    return this.dialog.getByLabel(label, { exact: true });
  }

  async fillIn(fields: Readonly<Record<string, string>>): Promise<void> {
    for (const [label, value] of Object.entries(fields))
      await this.dialog
        .getByLabel(new RegExp(`^${label}`))
        .first()
        .fill(value);
  }

  async clear(credential: string): Promise<void> {
    await this.dialog.getByText(`Clear ${credential}`).click();
  }

  async save(button: 'Create settings' | 'Save'): Promise<void> {
    await this.dialog.getByRole('button', { name: button }).click();
  }

  async delete(name: string): Promise<void> {
    await this.row(name)
      .getByRole('button', { name: `Delete ${name}` })
      .click();
    await this.#page.getByRole('alertdialog').getByRole('button', { name: 'Delete settings' }).click();
  }
}
