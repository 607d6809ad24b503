import { expect, type Locator, type Page } from '@playwright/test';
import { adminSettingsPage } from '@/lib/core/routes';
import { tick } from '../fixtures/tick';
import { visit } from '../fixtures/visit';

/** What the whole installation does. */
export class SettingsPage {
  readonly #page: Page;
  readonly conflict: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.conflict = page.getByRole('alert').filter({ hasText: 'changed the settings' });
  }

  async open(): Promise<void> {
    await visit(this.#page, adminSettingsPage);
    await expect(this.#page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
    await expect(this.#page.getByRole('button', { name: 'Save settings' })).toBeVisible();
  }

  number(name: string): Locator {
    return this.#page.getByRole('textbox', { name });
  }

  async change(name: string, value: number): Promise<void> {
    await this.number(name).fill(String(value));
    await this.number(name).blur();
  }

  async toggle(name: string): Promise<void> {
    await tick(this.#page.getByRole('checkbox', { name }));
  }

  async save(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Save settings' }).click();
  }

  async keepEdits(): Promise<void> {
    await this.conflict.getByRole('button', { name: 'Reload and keep my changes' }).click();
  }
}
