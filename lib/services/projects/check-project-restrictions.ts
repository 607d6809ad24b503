import type { checkProjectRestrictionsOperation, Verdict } from '@/lib/contracts/members/restrictions';
import type { InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { requireAdmitter } from '@/lib/services/projects/field-permissions';
import { readProjectRow } from '@/lib/services/projects/project-shape';
import { checkPerson } from '@/lib/services/restrictions/check-person';

/** Whether the restrictions of a project and its customer let somebody in; stores nothing. @throws not_found; not_allowed; validation_failed */
export async function checkProjectRestrictions(
  ctx: Ctx,
  { uuid, ...request }: InputOf<typeof checkProjectRestrictionsOperation>,
): Promise<Verdict> {
  const { customer_uuid } = await readProjectRow(ctx, uuid);
  await requireAdmitter(ctx, { id: uuid, customer_id: customer_uuid });
  return checkPerson(ctx, request, { customerId: customer_uuid, projectId: uuid });
}
