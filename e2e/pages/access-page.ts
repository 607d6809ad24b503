import { expect, type Locator, type Page } from '@playwright/test';
import { requestAccessPage } from '@/lib/core/routes';
import { visit } from '../fixtures/visit';

const PDF = '%PDF-1.7\nSigned.\n%%EOF\n';

/** What a person has access to, the form of a request, and deciding one. */
export class AccessPage {
  readonly #page: Page;
  readonly main: Locator;
  readonly dialog: Locator;
  readonly question: Locator;
  readonly people: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.main = page.getByRole('main');
    this.dialog = page.getByRole('dialog');
    this.question = page.getByRole('alertdialog');
    this.people = page.getByRole('list', { name: 'People', exact: true }).getByRole('listitem');
  }

  async beginRequest(requirementId: string): Promise<void> {
    await visit(this.#page, requestAccessPage(requirementId));
    await expect(this.people.first()).toBeVisible();
  }

  row(list: string, name: string): Locator {
    return this.#page.getByRole('list', { name: list, exact: true }).getByRole('listitem').filter({ hasText: name });
  }

  async addPerson(name: string): Promise<void> {
    await this.begin('Add people');
    await this.dialog.getByRole('searchbox').fill(name);
    await this.dialog.getByRole('listitem').filter({ hasText: name }).getByText(name).click();
    await this.dialog.getByRole('button', { name: 'Add 1 person' }).click();
    await expect(this.people.filter({ hasText: name })).toBeVisible();
  }

  async upload(document: string, file: string, type = 'application/pdf'): Promise<void> {
    const chosen = this.#page.waitForEvent('filechooser');
    await this.main.getByRole('button', { name: `Upload the ${document}` }).click();
    await (await chosen).setFiles({ name: file, mimeType: type, buffer: Buffer.from(PDF) });
  }

  async begin(button: string): Promise<void> {
    await this.main.getByRole('button', { name: button, exact: true }).click();
  }

  async confirm(button: string): Promise<void> {
    await this.question.getByRole('button', { name: button, exact: true }).click();
    await expect(this.question).toBeHidden();
  }

  /** Waits until the page of a request says where it stands. */
  async expectStatus(status: string): Promise<void> {
    await expect(this.main.getByText(status, { exact: true })).toBeVisible();
  }
}
