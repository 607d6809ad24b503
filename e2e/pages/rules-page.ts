import { expect, type Locator, type Page } from '@playwright/test';
import { adminNewRulePage, adminRulesPage } from '@/lib/core/routes';
import { visit } from '../fixtures/visit';

/** The scheduled rules: their list, the editor, a rule and its runs. */
export class RulesPage {
  readonly #page: Page;
  readonly list: Locator;
  readonly preview: Locator;
  readonly people: Locator;
  readonly runs: Locator;
  readonly question: Locator;
  readonly dialog: Locator;
  readonly main: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.main = page.getByRole('main');
    this.list = page.getByRole('list', { name: 'Rules', exact: true }).getByRole('listitem');
    this.preview = page.getByRole('region', { name: 'Preview' });
    this.people = page.getByRole('list', { name: 'People', exact: true }).getByRole('listitem');
    this.runs = page.getByRole('list', { name: 'Runs', exact: true }).getByRole('listitem');
    this.question = page.getByRole('alertdialog');
    this.dialog = page.getByRole('dialog');
  }

  async open(): Promise<void> {
    await visit(this.#page, adminRulesPage);
    await expect(this.#page.getByRole('heading', { level: 1, name: 'Rules' })).toBeVisible();
  }

  /** Opens the editor from nothing, or from a template. */
  async begin(template?: string): Promise<void> {
    await visit(this.#page, adminNewRulePage);
    await this.#page.getByRole('button', { name: template === undefined ? 'Start empty' : `Use ${template}` }).click();
    await expect(this.#page.getByRole('textbox', { name: /^Name/ })).toBeVisible();
  }

  async name(name: string): Promise<void> {
    await this.#page.getByRole('textbox', { name: /^Name/ }).fill(name);
  }

  /** Adds a condition to the outermost group. */
  async addCondition(label: string): Promise<void> {
    await this.#page.getByRole('button', { name: 'Add condition' }).last().click();
    await this.#page.getByRole('menuitem', { name: label, exact: true }).click();
  }

  condition(label: string): Locator {
    return this.#page.getByRole('group', { name: label, exact: true });
  }

  async chooseAction(label: string): Promise<void> {
    await this.#page
      .getByRole('button', { name: /Action/ })
      .filter({ hasText: 'Choose an action' })
      .click();
    await this.#page.getByRole('option', { name: label, exact: true }).click();
  }

  /** Begins a rule about the people of an affiliation, however large a share of all they are. */
  async beginAbout(team: string, { name, action }: { name: string; action: string }): Promise<void> {
    await this.begin();
    await this.name(name);
    await this.addCondition('Affiliation');
    await this.#page.getByRole('textbox', { name: /Affiliation is/ }).fill(team);
    await this.chooseAction(action);
    await this.limit('Maximum share of active people (%)', '100');
  }

  async limit(label: string, number: string): Promise<void> {
    const field = this.#page.getByRole('textbox', { name: label });
    await field.fill(number);
    await field.blur();
  }

  async save(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Save rule' }).click();
  }

  async expectOpen(name: string): Promise<void> {
    await expect(this.#page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible();
  }

  /** Presses a button at the head of the page, and answers the question that follows with the same word. */
  async do(what: string): Promise<void> {
    await this.main.getByRole('button', { name: what, exact: true }).first().click();
    await this.question.getByRole('button', { name: what, exact: true }).click();
    await expect(this.question).toBeHidden();
  }

  /** Runs the rule that is open, which leads to its run: the rule lists it before. */
  async runNow(name: string): Promise<void> {
    await this.main.getByRole('button', { name: 'More actions' }).click();
    await this.#page.getByRole('menuitem', { name: 'Run now' }).click();
    await this.question.getByRole('button', { name: 'Run now', exact: true }).click();
    await this.expectOpen(`Run of ${name}`);
  }

  /** Answers a question that asks for a reason. */
  async explain(what: string, reason: string): Promise<void> {
    await this.main.getByRole('button', { name: what, exact: true }).first().click();
    await this.dialog.getByLabel('Reason').fill(reason);
    await this.dialog.getByRole('button', { name: what, exact: true }).click();
    await expect(this.dialog).toBeHidden();
  }

  /** Decides about one person who needs attention, with a note. */
  async decideFor(name: string, what: string, note: string): Promise<void> {
    await this.#page.getByRole('button', { name: `Decide: ${name}` }).click();
    await this.#page.getByRole('menuitem', { name: what }).click();
    await this.dialog.getByLabel('Note').fill(note);
    await this.dialog.getByRole('button', { name: what, exact: true }).click();
    await expect(this.dialog).toBeHidden();
  }

  /** Decides about all who need attention, with a reason. */
  async decideForAll(what: string, reason: string): Promise<void> {
    await this.#page.getByRole('button', { name: 'Decide for all' }).click();
    await this.#page.getByRole('menuitem', { name: what }).click();
    await this.dialog.getByLabel('Reason').fill(reason);
    await this.dialog.getByRole('button', { name: what, exact: true }).click();
    await expect(this.dialog).toBeHidden();
  }

  async expectState(state: string): Promise<void> {
    await expect(this.main.getByText(state, { exact: true }).first()).toBeVisible({ timeout: 45_000 });
  }

  async undoFor(name: string): Promise<void> {
    await this.#page.getByRole('button', { name: `Undo: ${name}` }).click();
  }
}
