import type { InputOf } from '@/lib/contracts/operation';
import type {
  listCustomerServiceAccountsOperation,
  listProjectServiceAccountsOperation,
} from '@/lib/contracts/service-accounts';
import { sql } from '@/lib/db/client';
import { contains, isAnyOf, isId, matchesAll } from '@/lib/db/conditions';
import type { Ctx } from '@/lib/db/context';
import { listRows } from '@/lib/db/list-rows';
import { ascending } from '@/lib/db/row-order';
import { isReadable as isReadableCustomer } from '@/lib/services/customers/readable-customers';
import { isReadable as isReadableProject } from '@/lib/services/projects/readable-projects';
import { customerAccountRow, projectAccountRow } from '@/lib/services/service-accounts/account-row';

const filters = {
  username: contains(sql`person.username`),
  state: isAnyOf(sql`CASE WHEN account.closed_at IS NULL THEN 'OK' ELSE 'Closed' END`),
};
const ofProjects = { ...filters, project_uuid: isId(sql`account.project_id`) };
const ofCustomers = { ...filters, customer_uuid: isId(sql`account.customer_id`) };
const order = [ascending(sql`person.username`), ascending(sql`account.id`)];

/** The service accounts of the projects that the caller reads, by username. One statement. */
export function listProjectServiceAccounts(ctx: Ctx, input: InputOf<typeof listProjectServiceAccountsOperation>) {
  const condition = matchesAll(input, ofProjects, isReadableProject(ctx));
  return listRows(ctx.db, projectAccountRow, { condition, order }, input);
}

/** The service accounts of the customers that the caller reads, by username. One statement. */
export function listCustomerServiceAccounts(ctx: Ctx, input: InputOf<typeof listCustomerServiceAccountsOperation>) {
  const condition = matchesAll(input, ofCustomers, isReadableCustomer(ctx));
  return listRows(ctx.db, customerAccountRow, { condition, order }, input);
}
