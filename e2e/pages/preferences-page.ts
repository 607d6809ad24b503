import { expect, type Locator, type Page } from '@playwright/test';
import { preferencesPage } from '@/lib/core/routes';
import { tick } from '../fixtures/tick';
import { visit } from '../fixtures/visit';

/** What a person decides for themselves. */
export class PreferencesPage {
  readonly #page: Page;
  readonly timeZone: Locator;
  readonly tokens: Locator;
  readonly calendar: Locator;
  /** The browser of this journey among the sessions, and the others, last seen first. */
  readonly thisSession: Locator;
  readonly otherSessions: Locator;
  /** Where the theme is written. */
  readonly root: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.timeZone = page.getByRole('button', { name: /Time zone/ });
    this.calendar = page.getByRole('region', { name: 'Calendar' });
    this.tokens = page.getByRole('region', { name: 'API tokens' });
    const sessions = page.getByRole('region', { name: 'Sessions' }).getByRole('listitem');
    this.thisSession = sessions.filter({ hasText: 'this device' });
    this.otherSessions = sessions.filter({ hasNotText: 'this device' });
    this.root = page.locator('html');
  }

  /** Asks for the page, which may lead to another. */
  async visit(): Promise<void> {
    await this.#page.goto(preferencesPage);
  }

  async open(): Promise<void> {
    await visit(this.#page, preferencesPage);
    await expect(this.#page.getByRole('heading', { level: 1, name: 'Preferences' })).toBeVisible();
  }

  async moveTo(zone: string): Promise<void> {
    await this.timeZone.click();
    await this.#page.getByRole('combobox', { name: 'Search time zones' }).fill(zone);
    const saved = this.#saved();
    await this.#page.getByRole('option', { name: new RegExp(zone) }).click();
    await saved;
  }

  async toggle(name: 'Keyboard shortcuts' | 'Quiet hours'): Promise<void> {
    const saved = this.#saved();
    await tick(this.#page.getByRole('switch', { name }));
    await saved;
  }

  switch(name: 'Keyboard shortcuts' | 'Quiet hours'): Locator {
    return this.#page.getByRole('switch', { name });
  }

  /** Where it is chosen when a kind is told on a channel; its text is what is chosen. */
  choice(kind: string, channel: 'in app' | 'email' = 'email'): Locator {
    return this.#page.getByRole('button', { name: `${kind}, ${channel}` });
  }

  /** A kind with what is said of it. */
  kind(name: string): Locator {
    return this.#page
      .getByRole('list', { name: 'Notification types' })
      .getByRole('listitem')
      .filter({
        has: this.#page.getByRole('heading', { name, exact: true }),
      });
  }

  /** Chooses with the keyboard alone. */
  async choose(kind: string, when: 'Immediately' | 'Daily digest' | 'Off'): Promise<void> {
    await this.choice(kind).focus();
    await this.#page.keyboard.press('Enter');
    const saved = this.#saved();
    await this.#page.getByRole('option', { name: when }).focus();
    await this.#page.keyboard.press('Enter');
    await saved;
  }

  async undo(): Promise<void> {
    const saved = this.#saved();
    await this.#page.getByRole('button', { name: 'Undo' }).first().click();
    await saved;
  }

  async resetNotifications(): Promise<void> {
    const saved = this.#saved();
    await this.#page.getByRole('button', { name: 'Reset to defaults' }).click();
    await saved;
  }

  async setQuietHours(from: string, until: string): Promise<void> {
    // Each field is saved when it is left: the second is not begun before the first is saved.
    await this.#fillInTime('From', from);
    await this.#fillInTime('To', until);
  }

  async toggleDay(name: string): Promise<void> {
    const saved = this.#saved();
    await tick(this.#page.getByRole('checkbox', { name }));
    await saved;
  }

  async chooseTheme(theme: 'System' | 'Light' | 'Dark'): Promise<void> {
    await this.#page.getByRole('radio', { name: theme }).click();
  }

  /** Makes a token. Returns its text, which is shown this once. */
  async makeToken(name: string): Promise<string> {
    await this.tokens.getByRole('button', { name: 'Create token' }).click();
    const dialog = this.#page.getByRole('dialog');
    await dialog.getByLabel('Name').fill(name);
    await dialog.getByRole('button', { name: 'Create token' }).click();
    const text = await dialog.getByRole('code').filter({ hasNotText: 'Authorization' }).textContent();
    await dialog.getByRole('button', { name: 'Done' }).click();
    return text ?? '';
  }

  /** Creates the URL of the calendar feed, or replaces it. Returns it, which is shown this once. */
  async makeCalendarUrl(button: 'Create URL' | 'Replace URL'): Promise<string> {
    await this.calendar.getByRole('button', { name: button }).click();
    const dialog = this.#page.getByRole('alertdialog');
    await dialog.getByRole('button', { name: button }).click();
    const url = await this.#page.getByRole('dialog').getByRole('code').textContent();
    await this.#page.getByRole('button', { name: 'Done' }).click();
    return url ?? '';
  }

  async turnCalendarOff(): Promise<void> {
    await this.calendar.getByRole('button', { name: 'Turn off' }).click();
    await this.#page.getByRole('alertdialog').getByRole('button', { name: 'Turn off' }).click();
    await expect(this.calendar).toContainText('Your calendar feed is off');
  }

  token(name: string): Locator {
    return this.tokens.getByRole('listitem').filter({ hasText: name });
  }

  async revokeToken(name: string): Promise<void> {
    await this.token(name).getByRole('button', { name: 'Revoke' }).click();
    await this.#page.getByRole('alertdialog').getByRole('button', { name: 'Revoke token' }).click();
  }

  async signOutLastSeen(): Promise<void> {
    await this.otherSessions
      .first()
      .getByRole('button', { name: /^Sign out/ })
      .click();
  }

  async signOutEverywhere(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Sign out everywhere' }).click();
    await this.#page.getByRole('alertdialog').getByRole('button', { name: 'Sign out everywhere' }).click();
  }

  async #fillInTime(label: string, time: string): Promise<void> {
    const saved = this.#saved();
    const field = this.#page.getByLabel(label, { exact: true });
    await field.fill(time);
    await field.press('Enter');
    await saved;
  }

  #saved(): Promise<unknown> {
    return this.#page.waitForResponse((answer) => answer.request().method() === 'PATCH' && answer.ok());
  }
}
