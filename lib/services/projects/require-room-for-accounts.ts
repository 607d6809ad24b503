import { DomainError } from '@/lib/core/errors';
import { formatCount } from '@/lib/core/wording';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';

/** How many live service accounts there may be and are, and how many are to be added. */
export type CountedAccounts = { limit: number | null; usage: number; needed: number };

/** The live service accounts of `project`. */
export const accountsOfProject: Sql = sql`(SELECT count(*)::int FROM service_account AS account
  WHERE account.project_id = project.id AND account.closed_at IS NULL)`;

/** The live service accounts of `customer` and all its projects; those of deleted projects don’t count. */
export const accountsOfCustomer: Sql = sql`(SELECT count(*)::int FROM service_account AS account
  LEFT JOIN project AS inside ON inside.id = account.project_id WHERE account.closed_at IS NULL
    AND (account.customer_id = customer.id OR (inside.customer_id = customer.id AND NOT inside.is_removed)))`;

/**
 * Refuses that a project comes to a customer, by a move or by its recovery, which may not have its service accounts too. The
 * customer is held, so that additions side by side are counted one after the other.
 * @throws rule_broken with the numbers
 */
export async function requireRoomForAccounts({ db }: Ctx, projectId: string, customerId: string): Promise<void> {
  const [counted] = await db.$queryRaw<CountedAccounts[]>(sql`
    SELECT customer.max_service_accounts AS limit, ${accountsOfCustomer} AS usage, ${accountsOfProject} AS needed
    FROM customer, project WHERE customer.id = ${customerId}::uuid AND project.id = ${projectId}::uuid`);
  if (counted !== undefined) requireRoomIn('This organisation', counted);
}

/** Refuses what a place, as a sentence begins with it, may not have too. @throws rule_broken with the numbers */
export function requireRoomIn(place: string, { limit, needed, usage }: CountedAccounts): void {
  if (limit === null || needed === 0 || usage + needed <= limit) return;
  const most = formatCount(limit, 'service account', 'service accounts');
  const more = usage >= limit ? '' : `, and ${needed} more would not fit`;
  const numbers = `${place} has ${usage.toLocaleString('en')} of ${most}${more}.`;
  throw new DomainError('rule_broken', { detail: `${numbers} Ask the administrators for more.` });
}
