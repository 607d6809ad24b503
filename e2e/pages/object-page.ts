import { expect, type Locator, type Page } from '@playwright/test';

/** The page of an order or a resource. */
export class ObjectPage {
  readonly #page: Page;
  readonly openActions: Locator;
  readonly pastActions: Locator;
  readonly history: Locator;
  readonly question: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.openActions = page.getByRole('list', { name: 'Open actions' }).getByRole('listitem');
    this.pastActions = page.getByRole('list', { name: 'Past actions' }).getByRole('listitem');
    this.history = page.getByRole('list', { name: 'History' }).getByRole('listitem');
    this.question = page.getByRole('alertdialog');
  }

  /** Waits for the page under its heading. */
  async expectHeading(name: string): Promise<void> {
    await expect(this.#page.getByRole('heading', { level: 1, name })).toBeVisible();
  }

  async doFirst(corrective: string): Promise<void> {
    await this.openActions.getByRole('button', { name: new RegExp(`^${corrective}`) }).click();
    await this.#confirm(corrective);
  }

  /** Does something with the object that no action offers. */
  async command(name: string): Promise<void> {
    await this.#page.getByRole('main').getByRole('button', { name, exact: true }).click();
    await this.#confirm(name);
  }

  /** Waits until it is done: who leaves the page earlier may leave before it was asked for. */
  async #confirm(name: string): Promise<void> {
    await this.question.getByRole('button', { name }).click();
    await expect(this.question).toBeHidden();
  }

  /** The address without its query: the page of the object itself. */
  path(): string {
    return new URL(this.#page.url()).pathname;
  }
}
