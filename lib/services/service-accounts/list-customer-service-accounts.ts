import type { InputOf } from '@/lib/contracts/operation';
import type { listCustomerServiceAccountsOperation } from '@/lib/contracts/people/service-accounts';
import { sql } from '@/lib/db/client';
import { isId, matchesAll } from '@/lib/db/conditions';
import type { Ctx } from '@/lib/db/context';
import { listRows } from '@/lib/db/list-rows';
import { isReadable } from '@/lib/services/customers/readable-customers';
import { accountFilters, accountOrder, customerAccountRow } from '@/lib/services/service-accounts/account-row';

const filters = { ...accountFilters, customer_uuid: isId(sql`account.customer_id`) };

/** The service accounts of the customers that the caller reads, by username. One statement. */
export function listCustomerServiceAccounts(ctx: Ctx, input: InputOf<typeof listCustomerServiceAccountsOperation>) {
  const condition = matchesAll(input, filters, isReadable(ctx));
  return listRows(ctx.db, customerAccountRow, { condition, order: accountOrder }, input);
}
