import type { checkCustomerRestrictionsOperation, Verdict } from '@/lib/contracts/members/restrictions';
import type { InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { requireAny } from '@/lib/services/customers/customer-permissions';
import { readCustomerRow } from '@/lib/services/customers/customer-shape';
import { checkPerson } from '@/lib/services/restrictions/check-person';

/** Whether the restrictions of a customer let somebody in; stores nothing. @throws not_found; not_allowed; validation_failed */
export async function checkCustomerRestrictions(
  ctx: Ctx,
  { uuid, ...request }: InputOf<typeof checkCustomerRestrictionsOperation>,
): Promise<Verdict> {
  await readCustomerRow(ctx, uuid);
  await requireAny(ctx, uuid, ['CUSTOMER.UPDATE', 'CUSTOMER.CREATE_PERMISSION']);
  return checkPerson(ctx, request, { customerId: uuid, projectId: null });
}
