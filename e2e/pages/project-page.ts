import { expect, type Locator, type Page } from '@playwright/test';
import { adminProjectTypesPage } from '@/lib/core/routes';
import { visit } from '../fixtures/visit';

/** The list of projects, its timeline, and the page of one. */
export class ProjectPage {
  readonly #page: Page;
  readonly main: Locator;
  readonly list: Locator;
  readonly dialog: Locator;
  readonly resources: Locator;
  readonly orders: Locator;
  readonly requests: Locator;
  readonly history: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.main = page.getByRole('main');
    this.list = page.getByRole('list', { name: 'Projects' });
    this.dialog = page.getByRole('dialog');
    this.resources = page.getByRole('list', { name: 'Resources' }).getByRole('listitem');
    this.orders = page.getByRole('list', { name: 'Orders' }).getByRole('listitem');
    this.requests = page.getByRole('list', { name: 'End date requests' }).getByRole('listitem');
    this.history = page.getByRole('list', { name: 'History' }).getByRole('listitem');
  }

  /** Opens the list, searched for words. */
  async openList(words = ''): Promise<void> {
    await visit(this.#page, words === '' ? '/projects' : `/projects?query=${encodeURIComponent(words)}`);
  }

  row(name: string): Locator {
    return this.list.getByRole('listitem').filter({ hasText: name });
  }

  async create(name: string, organisation: string): Promise<void> {
    await this.openList();
    await this.begin('Create project');
    await this.dialog.getByRole('textbox', { name: /^Name/ }).fill(name);
    await this.#choose('Organisation', organisation);
    await this.dialog.getByRole('button', { name: 'Create project' }).click();
    await this.expectOpen(name);
  }

  async expectOpen(name: string): Promise<void> {
    await expect(this.#page.getByRole('heading', { level: 1, name })).toBeVisible();
  }

  /** Waits until the page says where the project is in its life. */
  async expectState(state: string): Promise<void> {
    const drawing = this.main.getByRole('img', { name: `The life of a project. This one is here: ${state}.` });
    await expect(drawing.filter({ visible: true })).toBeVisible();
  }

  async begin(button: string): Promise<void> {
    await this.main.getByRole('button', { name: button, exact: true }).click();
    await expect(this.dialog).toBeVisible();
  }

  async askFromMenu(entry: string): Promise<void> {
    await this.#page.getByRole('button', { name: 'More actions' }).click();
    await this.#page.getByRole('menuitem', { name: entry }).click();
    await expect(this.dialog).toBeVisible();
  }

  async cancel(): Promise<void> {
    await this.confirm('Cancel');
  }

  async confirm(button: string): Promise<void> {
    await this.dialog.getByRole('button', { name: button, exact: true }).click();
    await expect(this.dialog).toBeHidden();
  }

  /** Gives the project an end date; it is there already to be moved. */
  async endOn(day: string, opener: 'Set end date' | 'Change end date' = 'Set end date'): Promise<void> {
    await this.begin(opener);
    await this.dialog.getByLabel(/^End date/).fill(day);
    await this.confirm(opener === 'Set end date' ? 'Set end date' : 'Move end date');
  }

  /** Types what a dialog asks for, so that nobody deletes for good by a slip. */
  async deleteForGood(name: string): Promise<void> {
    await this.begin('Delete for good');
    await this.dialog.getByRole('textbox', { name: /^Name of the project/ }).fill(name);
    await this.confirm('Delete for good');
  }

  /** Where there are many organisations they are searched first: other journeys import thousands. */
  async chooseOrganisation(name: string): Promise<void> {
    await expect(this.dialog.getByRole('button', { name: /Organisation/ })).toBeEnabled();
    const search = this.dialog.getByRole('searchbox', { name: 'Search organisations' });
    if (await search.isVisible()) {
      const found = this.#page.waitForResponse((answer) => new URL(answer.url()).searchParams.get('query') === name);
      await search.fill(name);
      await found;
      await expect(this.dialog.getByRole('button', { name: /Organisation/ })).toBeEnabled();
    }
    await this.#choose('Organisation', name);
  }

  /** Opens the page of categories and creates one. */
  async createCategory(name: string): Promise<void> {
    await visit(this.#page, adminProjectTypesPage);
    await this.begin('Create category');
    await this.dialog.getByRole('textbox', { name: /^Name/ }).fill(name);
    await this.confirm('Create category');
  }

  /** Deletes a category that a project has, which is asked about twice. */
  async deleteUsedCategory(name: string): Promise<void> {
    await visit(this.#page, adminProjectTypesPage);
    await this.main.getByRole('button', { name: `Delete ${name}` }).click();
    const question = this.#page.getByRole('alertdialog');
    await question.getByRole('button', { name: 'Delete category' }).click();
    await expect(question).toContainText('1 project has this type.');
    await question.getByRole('button', { name: 'Delete anyway' }).click();
    await expect(this.main.getByRole('button', { name, exact: true })).toBeHidden();
  }

  async chooseInEdit(field: 'Category' | 'Field of science', option: string): Promise<void> {
    await this.#choose(field, option);
  }

  async order(offering: string, name: string): Promise<void> {
    await this.begin('Place order');
    await this.#choose('Offering', offering);
    await this.dialog.getByRole('textbox', { name: /^Name of the resource/ }).fill(name);
    await this.dialog.getByRole('button', { name: 'Place order' }).click();
  }

  async #choose(field: string, option: string): Promise<void> {
    await this.dialog.getByRole('button', { name: new RegExp(field) }).click();
    await this.#page.getByRole('option', { name: option }).click();
  }
}
