import { expect, type Locator, type Page } from '@playwright/test';

/** What surrounds every page: header, navigation, messages. */
export class Shell {
  readonly #page: Page;
  readonly navigation: Locator;
  readonly toast: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.navigation = page.getByRole('navigation', { name: 'Main' });
    this.toast = page.getByRole('region', { name: /^Messages/ });
  }

  async goTo(place: string): Promise<void> {
    await this.navigation.getByRole('link', { name: place }).click();
    await expect(this.#page.getByRole('heading', { level: 1, name: place })).toBeVisible();
  }

  /** Goes to a place that a phone has in a menu. */
  async goToMore(place: string): Promise<void> {
    await this.navigation.getByRole('button', { name: 'More' }).click();
    await this.#page.getByRole('menuitem', { name: place }).click();
    await expect(this.#page.getByRole('heading', { level: 1, name: place })).toBeVisible();
  }

  async signOut(): Promise<void> {
    await this.openPersonMenu();
    await this.#page.getByRole('menuitem', { name: 'Sign out' }).click();
  }

  async openPersonMenu(): Promise<void> {
    await this.#page.getByRole('button', { name: /, menu$/ }).click();
  }

  /** How many notifications the bell says are unread. */
  async unreadCount(): Promise<number> {
    const label = await this.#page.getByRole('button', { name: /^Notifications, / }).getAttribute('aria-label');
    return Number(/(\d+) unread/.exec(label ?? '')?.[1] ?? '0');
  }

  async openBell(): Promise<Locator> {
    await this.#page.getByRole('button', { name: /^Notifications, / }).click();
    return this.#page.getByRole('dialog', { name: /^Notifications, / });
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.#page.keyboard.press(key);
  }

  /** Takes the last change back with the button of its message. */
  async undo(): Promise<void> {
    await this.toast.getByRole('button', { name: 'Undo' }).click();
  }

  async expectMessage(text: string | RegExp): Promise<void> {
    await expect(this.toast.getByText(text)).toBeVisible();
  }

  async expectNothingHere(): Promise<void> {
    await expect(this.#page.getByRole('heading', { name: 'Page not found' })).toBeVisible();
  }
}
