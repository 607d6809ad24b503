import { expect, type Locator, type Page } from '@playwright/test';
import { adminAudiencesPage } from '@/lib/core/routes';
import { visit } from '../fixtures/visit';

/** The audiences, and the page of one. */
export class AudiencesPage {
  readonly #page: Page;
  readonly dialog: Locator;
  readonly members: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.dialog = page.getByRole('dialog');
    this.members = page.getByRole('list', { name: 'Members' }).getByRole('listitem');
  }

  async open(): Promise<void> {
    await visit(this.#page, adminAudiencesPage);
    await this.expectList();
  }

  async expectList(): Promise<void> {
    await expect(this.#page.getByRole('heading', { level: 1, name: 'Audiences' })).toBeVisible();
  }

  audience(name: string): Locator {
    return this.#page.getByRole('list', { name: 'Audiences' }).getByRole('listitem').filter({ hasText: name });
  }

  async create(name: string): Promise<void> {
    await this.#page.getByRole('button', { name: 'Create audience' }).click();
    await this.dialog.getByLabel('Name').fill(name);
    await this.dialog.getByRole('button', { name: 'Create audience' }).click();
  }

  async expectOpen(name: string): Promise<void> {
    await expect(this.#page.getByRole('heading', { level: 1, name })).toBeVisible();
  }

  async add(...names: string[]): Promise<void> {
    await this.#page.getByRole('button', { name: 'Add people' }).click();
    for (const name of names) {
      await this.dialog.getByRole('searchbox').fill(name);
      await this.dialog.getByRole('listitem').filter({ hasText: name }).getByText(name).click();
    }
    await this.dialog
      .getByRole('button', { name: names.length === 1 ? 'Add 1 person' : `Add ${names.length} people` })
      .click();
    await expect(this.dialog).toBeHidden();
  }

  async remove(name: string): Promise<void> {
    await this.members.getByRole('button', { name: `Remove ${name}` }).click();
  }

  async undo(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Undo' }).click();
  }

  async begin(what: 'Rename' | 'Delete'): Promise<void> {
    await this.#page.getByRole('button', { name: 'More actions' }).click();
    await this.#page.getByRole('menuitem', { name: what }).click();
  }
}
