import { expect, type Locator, type Page } from '@playwright/test';
import { signInPage } from '@/lib/core/routes';
import { visit } from '../fixtures/visit';

/** The sign-in page. */
export class SignInPage {
  readonly #page: Page;
  readonly heading: Locator;
  readonly emailField: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.heading = page.getByRole('heading', { name: 'Sign in to Heed' });
    this.emailField = page.getByLabel('Email address');
  }

  async open(): Promise<void> {
    await visit(this.#page, signInPage);
    await expect(this.heading).toBeVisible();
  }

  async asDemoPerson(name: string): Promise<void> {
    await this.open();
    await this.demoPerson(name).click();
    await expect(this.#page.getByRole('heading', { name: 'Actions', exact: true })).toBeVisible();
  }

  demoPerson(name: string): Locator {
    return this.#page.getByRole('region', { name: 'Or sign in as a demo user' }).getByRole('button', { name });
  }

  async withPassword(email: string, password: string): Promise<void> {
    await this.emailField.fill(email);
    await this.#page.getByLabel('Password').fill(password);
    await this.#page.getByRole('button', { name: 'Sign in', exact: true }).click();
  }

  /** Asks for a one-time link on the page that the sign-in page leads to. */
  async askForLink(by: 'Forgot your password?' | 'Sign in without a password', email: string): Promise<void> {
    await this.open();
    await this.fillInForLink(by, email);
  }

  /** The same, from the sign-in page that is open. */
  async fillInForLink(by: 'Forgot your password?' | 'Sign in without a password', email: string): Promise<void> {
    await this.#page.getByRole('link', { name: by }).click();
    await expect(this.#page.getByRole('heading', { level: 1, name: by })).toBeVisible();
    await this.emailField.fill(email);
    await this.#page.getByRole('button', { name: 'Email me a link' }).click();
    const message = this.#page
      .getByRole('status')
      .filter({ hasText: 'If that address has an account, we’ve sent a link' });
    await expect(message).toBeFocused();
  }

  async setPassword(password: string, repeated = password): Promise<void> {
    await this.#page.getByLabel('New password').fill(password);
    await this.#page.getByLabel('Confirm password').fill(repeated);
    await this.#page.getByRole('button', { name: 'Set password' }).click();
  }
}
