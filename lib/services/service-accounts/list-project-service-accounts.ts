import type { InputOf } from '@/lib/contracts/operation';
import type { listProjectServiceAccountsOperation } from '@/lib/contracts/people/service-accounts';
import { sql } from '@/lib/db/client';
import { isId, matchesAll } from '@/lib/db/conditions';
import type { Ctx } from '@/lib/db/context';
import { listRows } from '@/lib/db/list-rows';
import { isReadable } from '@/lib/services/projects/readable-projects';
import { accountFilters, accountOrder, projectAccountRow } from '@/lib/services/service-accounts/account-row';

const filters = { ...accountFilters, project_uuid: isId(sql`account.project_id`) };

/** The service accounts of the projects that the caller reads, by username. One statement. */
export function listProjectServiceAccounts(ctx: Ctx, input: InputOf<typeof listProjectServiceAccountsOperation>) {
  const condition = matchesAll(input, filters, isReadable(ctx));
  return listRows(ctx.db, projectAccountRow, { condition, order: accountOrder }, input);
}
