import { DomainError } from '@/lib/core/errors';
import { formatCount } from '@/lib/core/wording';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import type { Place } from '@/lib/services/members/place';

type Counted = { limit: number | null; usage: number };

/**
 * Refuses one more service account than a project, or its customer with all its projects, may have. The place is held, so that
 * additions side by side are counted one after the other.
 * @throws rule_broken with the numbers
 */
export async function requireAccountRoom({ db }: Ctx, { customerId, projectId }: Place): Promise<void> {
  const [counted] = await db.$queryRaw<{ project: Counted | null; customer: Counted }[]>(sql`
    SELECT CASE WHEN project.id IS NOT NULL THEN jsonb_build_object('limit', project.max_service_accounts,
        'usage', (SELECT count(*) FROM service_account AS account
          WHERE account.project_id = project.id AND account.closed_at IS NULL)) END AS project,
      jsonb_build_object('limit', customer.max_service_accounts,
        'usage', (SELECT count(*) FROM service_account AS account LEFT JOIN project AS inside ON inside.id = account.project_id
          WHERE account.closed_at IS NULL
            AND (account.customer_id = customer.id OR (inside.customer_id = customer.id AND NOT inside.is_removed)))) AS customer
    FROM customer LEFT JOIN project ON project.id = ${projectId}::uuid WHERE customer.id = ${customerId}::uuid`);
  if (counted === undefined) throw new DomainError('not_found');
  if (counted.project !== null) requireRoomIn('This project', counted.project);
  requireRoomIn('This organisation', counted.customer);
}

function requireRoomIn(place: string, { limit, usage }: Counted): void {
  if (limit === null || usage < limit) return;
  const most = formatCount(limit, 'service account', 'service accounts');
  const numbers = `${place} has ${usage.toLocaleString('en')} of ${most}.`;
  throw new DomainError('rule_broken', { detail: `${numbers} Ask the administrators for more.` });
}
