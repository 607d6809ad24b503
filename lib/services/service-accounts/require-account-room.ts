import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import type { Place } from '@/lib/services/members/place';
import {
  accountsOfCustomer,
  accountsOfProject,
  type CountedAccounts,
  requireRoomIn,
} from '@/lib/services/projects/require-room-for-accounts';

type Counted = { project: CountedAccounts | null; customer: CountedAccounts };

/**
 * Refuses one more service account than a project, or its customer with all its projects, may have. The place is held, so that
 * additions side by side are counted one after the other.
 * @throws rule_broken with the numbers
 */
export async function requireAccountRoom({ db }: Ctx, { customerId, projectId }: Place): Promise<void> {
  const [counted] = await db.$queryRaw<Counted[]>(sql`
    SELECT CASE WHEN project.id IS NOT NULL
        THEN jsonb_build_object('limit', project.max_service_accounts, 'usage', ${accountsOfProject}, 'needed', 1) END AS project,
      jsonb_build_object('limit', customer.max_service_accounts, 'usage', ${accountsOfCustomer}, 'needed', 1) AS customer
    FROM customer LEFT JOIN project ON project.id = ${projectId}::uuid WHERE customer.id = ${customerId}::uuid`);
  if (counted === undefined) throw new DomainError('not_found');
  if (counted.project !== null) requireRoomIn('This project', counted.project);
  requireRoomIn('This organisation', counted.customer);
}
