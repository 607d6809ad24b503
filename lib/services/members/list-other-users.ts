import type { listOtherUsersOperation } from '@/lib/contracts/members/members';
import type { InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { listOtherPeople } from '@/lib/services/members/list-other-people';

/** Who could be added to a project. @throws not_found */
export function listOtherUsers(ctx: Ctx, input: InputOf<typeof listOtherUsersOperation>) {
  return listOtherPeople(ctx, 'project', input);
}
