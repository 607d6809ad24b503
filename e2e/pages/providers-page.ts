import { expect, type Locator, type Page } from '@playwright/test';
import { adminProvidersPage } from '@/lib/core/routes';
import { tick } from '../fixtures/tick';
import { visit } from '../fixtures/visit';

/** The providers, as staff sees them. */
export class ProvidersPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async open(): Promise<void> {
    await visit(this.#page, adminProvidersPage);
    await expect(this.#page.getByRole('heading', { level: 1, name: 'Providers' })).toBeVisible();
  }

  card(name: string): Locator {
    return this.#page
      .getByRole('main')
      .getByRole('listitem')
      .filter({ has: this.#page.getByRole('heading', { name }) });
  }

  async run(name: string): Promise<void> {
    await this.card(name).getByRole('button', { name: 'Run now' }).click();
  }

  async switchOff(name: string): Promise<void> {
    await tick(this.#switchOf(name));
    const question = this.#page.getByRole('alertdialog');
    await question.getByRole('button', { name: 'Turn off' }).click();
    await expect(question).toBeHidden();
    await expect(this.#switchOf(name)).not.toBeChecked();
  }

  async switchOn(name: string): Promise<void> {
    await tick(this.#switchOf(name));
    await expect(this.#switchOf(name)).toBeChecked();
  }

  #switchOf(name: string): Locator {
    return this.card(name).getByRole('switch');
  }
}
