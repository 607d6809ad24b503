import type { UserAction } from '@/lib/contracts/actions/actions';
import type { listResourceActionsOperation } from '@/lib/contracts/marketplace/details';
import type { InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { readResource } from '@/lib/services/resources/read-resource';
import { actionsAbout } from '@/lib/services/user-actions/actions-about';

/** The caller's own actions about a resource that they may see. @throws not_found */
export async function listResourceActions(
  ctx: Ctx,
  input: InputOf<typeof listResourceActionsOperation>,
): Promise<UserAction[]> {
  const { uuid } = await readResource(ctx, input);
  return actionsAbout(ctx, 'resource', uuid);
}
