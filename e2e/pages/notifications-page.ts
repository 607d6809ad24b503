import { expect, type Locator, type Page } from '@playwright/test';
import { adminNotificationsPage } from '@/lib/core/routes';
import { visit } from '../fixtures/visit';

/** Where staff reads notifications and deals with alerts. */
export class NotificationsPage {
  readonly #page: Page;
  readonly notifications: Locator;
  readonly alerts: Locator;
  readonly cards: Locator;
  readonly details: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.notifications = page.getByRole('list', { name: 'Notifications', exact: true });
    this.alerts = page.getByRole('list', { name: 'Alerts', exact: true });
    this.cards = page.getByRole('group', { name: 'Summary' });
    this.details = page.getByRole('dialog');
  }

  async open(): Promise<void> {
    await visit(this.#page, adminNotificationsPage);
    await this.expectHere();
  }

  async expectHere(): Promise<void> {
    await expect(this.#page.getByRole('heading', { level: 1, name: 'Notifications' })).toBeVisible();
  }

  async showAlerts(): Promise<void> {
    await this.#page.getByRole('tab', { name: 'Platform alerts' }).click();
    await expect(this.alerts).toBeVisible();
  }

  async press(card: string): Promise<void> {
    await this.cards.getByRole('button', { name: card }).click();
  }

  async chooseType(name: RegExp): Promise<void> {
    await this.#page.getByRole('button', { name: /^Type: / }).click();
    await this.#page.getByRole('menuitem', { name }).click();
  }

  notification(title: string): Locator {
    return this.notifications.getByRole('listitem').filter({ hasText: title });
  }

  alert(title: string): Locator {
    return this.alerts.getByRole('listitem').filter({ hasText: title });
  }

  async markRead(title: string): Promise<void> {
    await this.notification(title)
      .getByRole('button', { name: /^Mark as read: / })
      .click();
  }

  async openNotification(title: string): Promise<void> {
    await this.notification(title)
      .getByRole('button', { name: new RegExp(`^${title}`) })
      .click();
    await expect(this.details.getByRole('heading', { name: title })).toBeVisible();
  }

  async expectOpen(title: string): Promise<void> {
    await expect(this.details.getByRole('heading', { name: title })).toBeVisible();
  }

  async deal(name: 'Delete' | 'Mark as handled' | 'Mark as unread'): Promise<void> {
    await this.details.getByRole('button', { name: name }).click();
  }

  async openAlert(title: string): Promise<void> {
    await this.alert(title).getByRole('button', { name: title }).click();
    await expect(this.details.getByRole('heading', { name: title })).toBeVisible();
  }

  async resolve(notes: string): Promise<void> {
    await this.#page.getByLabel('Resolution notes').fill(notes);
    await this.tryToResolve();
    await expect(this.#page.getByRole('heading', { name: 'Resolve alert' })).toBeHidden();
  }

  /** Without notes, which may be refused. */
  async tryToResolve(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Resolve alert' }).click();
  }

  async assign(choice: string): Promise<void> {
    await this.details.getByRole('button', { name: 'Assign' }).click();
    await this.#page.getByRole('menuitem', { name: choice }).click();
  }

  async beginToResolve(): Promise<void> {
    await this.details.getByRole('button', { name: 'Resolve', exact: true }).click();
    await expect(this.#page.getByRole('heading', { name: 'Resolve alert' })).toBeVisible();
  }

  async close(): Promise<void> {
    await this.details.getByRole('button', { name: 'Close' }).click();
    await expect(this.details).toBeHidden();
  }
}
