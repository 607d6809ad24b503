import { text } from 'node:stream/consumers';
import { expect, type Locator, type Page } from '@playwright/test';
import { adminAccessPage, ofRequirement } from '@/lib/core/routes';
import { holdRequest } from '../fixtures/hold-request';
import { visit } from '../fixtures/visit';

/** Who has access through whom, as the committee sees it, and revoking it. */
export class AccessReviewPage {
  readonly #page: Page;
  readonly groups: Locator;
  readonly dialog: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.groups = page.getByRole('list', { name: 'Current access', exact: true });
    this.dialog = page.getByRole('dialog');
  }

  /** Opens the access by one requirement. */
  async open(requirementId: string): Promise<void> {
    await visit(this.#page, ofRequirement(adminAccessPage, requirementId));
    await expect(this.groups).toBeVisible();
  }

  /** The row of a group: "Through Mia Tanaka · 2 people". */
  group(detail: string): Locator {
    return this.groups.getByRole('listitem').filter({ hasText: detail });
  }

  /** Shows who is in a group, and its notices. */
  async unfold(detail: string): Promise<void> {
    await this.group(detail).getByRole('button', { expanded: false }).click();
  }

  /** People or notices of an unfolded group. */
  rows(list: string): Locator {
    return this.groups.getByRole('list', { name: list, exact: true }).getByRole('listitem');
  }

  /** Shows what expires until a day: "2027-01-31". */
  async showUntil(day: string): Promise<void> {
    await this.#page.getByLabel('Expires until').fill(day);
  }

  /** The lines of the file that the button saves. */
  async downloadCsv(): Promise<string[]> {
    const [download] = await Promise.all([
      this.#page.waitForEvent('download'),
      this.#page.getByRole('button', { name: 'Download CSV' }).click(),
    ]);
    return (await text(await download.createReadStream())).trim().split('\r\n');
  }

  /** Keeps the count of who would lose access waiting until it is let go. */
  holdCount(): Promise<PromiseWithResolvers<void>> {
    return holdRequest(this.#page, '/api/access-approvals/groups/revoke/');
  }

  async beginRevoking(): Promise<void> {
    await this.groups.getByRole('button', { name: 'Revoke access' }).click();
    await expect(this.dialog).toBeVisible();
  }

  async revoke(reason: string): Promise<void> {
    await this.dialog.getByRole('textbox', { name: 'Reason' }).fill(reason);
    await this.dialog.getByRole('button', { name: 'Revoke access' }).click();
    await expect(this.dialog).toBeHidden();
  }
}
