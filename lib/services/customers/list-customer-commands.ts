import { grantsOf } from '@/lib/auth/granted';
import { can } from '@/lib/auth/permissions';
import type { CustomerCommandKey, listCustomerCommandsOperation } from '@/lib/contracts/customers/customers';
import { customerCommandKeys } from '@/lib/contracts/customers/customers';
import type { RolePermission } from '@/lib/contracts/members/permissions';
import type { InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { readCustomerRow } from '@/lib/services/customers/customer-shape';

/** What the caller may do with a customer as it is now, by the rules of the calls themselves. @throws not_found */
export async function listCustomerCommands(
  ctx: Ctx,
  { uuid }: InputOf<typeof listCustomerCommandsOperation>,
): Promise<CustomerCommandKey[]> {
  const { archived, blocked } = await readCustomerRow(ctx, uuid);
  const granted = await grantsOf(ctx, { kind: 'customer', customerId: uuid });
  const isStaff = can(ctx.actor, 'STAFF');
  const may = (permission: RolePermission) => can(ctx.actor, permission, { granted });
  const allowed: Readonly<Record<CustomerCommandKey, boolean>> = {
    change: may('CUSTOMER.UPDATE'),
    change_administration: isStaff,
    check_restrictions: may('CUSTOMER.UPDATE') || may('CUSTOMER.CREATE_PERMISSION'),
    create_project: !(blocked || archived) && may('PROJECT.CREATE'),
    delete: isStaff,
  };
  return customerCommandKeys.filter((key) => allowed[key]);
}
