import { expect, type Locator, type Page } from '@playwright/test';
import { adminRolesPage } from '@/lib/core/routes';
import { visit } from '../fixtures/visit';

/** Where staff decides what roles let people do. */
export class RolesPage {
  readonly #page: Page;
  readonly dialog: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.dialog = page.getByRole('dialog');
  }

  async open(): Promise<void> {
    await visit(this.#page, adminRolesPage);
    await expect(this.#page.getByRole('heading', { level: 1, name: 'Roles' })).toBeVisible();
  }

  /** What the table says of whether a role grants a permission. */
  granted(name: string, permission: string): Locator {
    const row = this.#page.getByRole('row').filter({ hasText: permission });
    return row.getByText(new RegExp(`^${name}: (yes|no)$`));
  }

  async beginToChange(name: string): Promise<void> {
    await this.#page.getByRole('button', { name: `Change permissions: ${name}` }).click();
    await expect(this.dialog).toBeVisible();
  }

  async toggle(permission: string): Promise<void> {
    await this.dialog.getByRole('checkbox', { name: permission }).press('Space');
  }

  async save(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Save permissions' }).click();
  }
}
