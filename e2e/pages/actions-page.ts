import { expect, type Locator, type Page } from '@playwright/test';
import { actionsPage } from '@/lib/core/routes';
import { tick } from '../fixtures/tick';
import { visit } from '../fixtures/visit';

/** The list of what needs a person. Actions are named by a part of their titles. */
export class ActionsPage {
  readonly #page: Page;
  readonly heading: Locator;
  readonly list: Locator;
  readonly rows: Locator;
  readonly search: Locator;
  readonly snoozeMenu: Locator;
  readonly drawer: Locator;
  readonly question: Locator;
  readonly reason: Locator;
  readonly focusedTitle: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.heading = page.getByRole('heading', { level: 1, name: 'Actions' });
    this.list = page.getByRole('list', { name: 'Actions', exact: true });
    this.rows = this.list.getByRole('listitem');
    this.search = page.getByRole('searchbox', { name: 'Search actions' });
    this.snoozeMenu = page.getByRole('menu');
    this.drawer = page.getByRole('dialog');
    this.question = page.getByRole('alertdialog');
    this.reason = page.getByRole('textbox', { name: /^Reason/ });
    this.focusedTitle = this.list.getByRole('link').and(page.locator(':focus'));
  }

  /** Opens the list of the actions that these words find. */
  async open(words = ''): Promise<void> {
    await visit(this.#page, words === '' ? actionsPage : `${actionsPage}?${new URLSearchParams({ q: words })}`);
    await expect(this.heading).toBeVisible();
  }

  row(name: string): Locator {
    return this.rows.filter({ hasText: name });
  }

  title(name: string): Locator {
    return this.row(name).getByRole('link');
  }

  card(name: string): Locator {
    return this.#page.getByRole('group', { name: 'Summary' }).getByRole('button', { name: new RegExp(`^${name}`) });
  }

  filter(name: string): Locator {
    return this.#page.getByRole('button', { name: new RegExp(`^${name}: `) });
  }

  async find(words: string): Promise<void> {
    await this.search.fill(words);
  }

  async choose(filter: string, choice: string): Promise<void> {
    await this.filter(filter).click();
    await this.#page.getByRole('menuitem', { name: choice }).click();
  }

  async showSnoozed(): Promise<void> {
    await this.#page.getByText('Show snoozed').click();
  }

  /** Snoozes by the row's menu; the choice may lead to a question. */
  async snooze(name: string, choice: string): Promise<void> {
    await this.row(name)
      .getByRole('button', { name: /^Snooze / })
      .click();
    await this.choosePreset(choice);
  }

  /** Snoozes by the one menu that a row has on a phone. */
  async more(name: string, choice: string): Promise<void> {
    await this.row(name)
      .getByRole('button', { name: /^More for / })
      .click();
    await this.choosePreset(choice);
  }

  async unsnooze(name: string): Promise<void> {
    await this.row(name)
      .getByRole('button', { name: /^Unsnooze / })
      .click();
  }

  async choosePreset(choice: string): Promise<void> {
    await this.snoozeMenu.getByRole('menuitem', { name: choice }).click();
  }

  async giveReason(reason: string): Promise<void> {
    if (reason !== '') await this.reason.fill(reason);
    await this.drawer.getByRole('button', { name: 'Snooze', exact: true }).click();
  }

  async select(name: string): Promise<void> {
    await tick(this.checkbox(name));
  }

  checkbox(name: string): Locator {
    return this.row(name).getByRole('checkbox');
  }

  async selectPage(): Promise<void> {
    await tick(this.#page.getByRole('checkbox', { name: 'Select all on this page' }));
  }

  async selectAllMatching(): Promise<void> {
    await this.selectPage();
    await this.#page.getByRole('button', { name: /^Select all .* that match$/ }).click();
  }

  async snoozeSelected(choice: string): Promise<void> {
    await this.#page.getByRole('button', { name: 'Snooze selected' }).click();
    await this.choosePreset(choice);
  }

  async openDetails(name: string): Promise<void> {
    await this.title(name).click();
    await expect(this.drawer).toBeVisible();
  }

  async closeDetails(): Promise<void> {
    await this.drawer.getByRole('button', { name: 'Close' }).click();
  }

  /** Presses a corrective action's own button on the row, which asks. */
  async begin(name: string, corrective: string): Promise<void> {
    await this.row(name)
      .getByRole('button', { name: new RegExp(`^${corrective}`) })
      .click();
    await expect(this.question).toBeVisible();
  }

  async beginFromMenu(name: string, corrective: string): Promise<void> {
    await this.row(name)
      .getByRole('button', { name: /^More for / })
      .click();
    await this.#page.getByRole('menuitem', { name: corrective }).click();
    await expect(this.question).toBeVisible();
  }

  /** Follows the details action in the row's menu to the page of what the action is about. */
  async viewDetails(name: string, label: string): Promise<void> {
    await this.row(name)
      .getByRole('button', { name: /^More for / })
      .click();
    await this.#page.getByRole('menuitem', { name: label }).click();
  }

  async confirm(label: string): Promise<void> {
    await this.question.getByRole('button', { name: label }).click();
  }

  async cancel(): Promise<void> {
    await this.question.getByRole('button', { name: 'Cancel' }).click();
  }
}
