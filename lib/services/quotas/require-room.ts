import type { QuotaName } from '@/lib/contracts/members/quotas';
import { DomainError } from '@/lib/core/errors';
import { formatCount } from '@/lib/core/wording';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { type Additions, findLimits, type Quota, type QuotaPlace } from '@/lib/services/quotas/find-quotas';

/**
 * Refuses additions that a quota of the project or its customer has no room for. Both are held (`holdProject`, `holdForOrder`), so that
 * additions side by side are counted one after the other, and a limit that is set meanwhile waits.
 * @throws rule_broken with the numbers
 */
export async function requireRoom(tx: Ctx, place: QuotaPlace, additions: Additions): Promise<void> {
  const full = (await findLimits(tx, place, additions)).find(isFull);
  if (full !== undefined) throw new DomainError('rule_broken', { detail: quotaExceededMessage(full) });
}

/** Whether a quota has no room for what is to be added. */
export function isFull({ limit, needed, usage }: Quota): boolean {
  return limit !== null && needed > 0 && usage + needed > limit;
}

const counted: Readonly<Record<QuotaName, readonly [one: string, many: string]>> = {
  nc_user_count: ['person', 'people'],
  nc_resource_count: ['resource', 'resources'],
  nc_project_count: ['project', 'projects'],
};

/** "12 people" */
export function fullName(count: number, name: QuotaName): string {
  const [one, many] = counted[name];
  return formatCount(count, one, many);
}

/** "This project has 12 of 12 people. Ask an owner of the organisation for more." */
export function quotaExceededMessage({ level, limit, name, needed, usage }: Quota): string {
  const more = usage >= (limit ?? 0) ? '' : `, and ${needed} more would not fit`;
  const numbers = `${usage.toLocaleString('en')} of ${fullName(limit ?? 0, name)}${more}.`;
  return `${places[level].has} ${numbers} ${places[level].ask}`;
}

const places = {
  project: { has: 'This project has', ask: 'Ask an owner of the organisation for more.' },
  customer: { has: 'This organisation has', ask: 'Ask the administrators for more.' },
} as const;

/** The same sentence of resources for statements, where a place has no room for one more. */
export function fullOfResources(level: Quota['level'], usage: Sql, limit: Sql): Sql {
  const [one, many] = counted.nc_resource_count;
  const numbers = sql`to_char(greatest(${usage}, ${limit}), 'FM9,999,990') || ' of ' || to_char(${limit}, 'FM9,999,990')`;
  return sql`(${places[level].has}::text || ' ' || ${numbers} || CASE WHEN ${limit} = 1 THEN ${` ${one}. `} ELSE ${` ${many}. `} END
    || ${places[level].ask}::text)`;
}
