import type { listProjectMembersOperation } from '@/lib/contracts/members/members';
import type { InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { listMembers } from '@/lib/services/members/list-members';

/** Who holds a role in a project. @throws not_found */
export function listProjectMembers(ctx: Ctx, input: InputOf<typeof listProjectMembersOperation>) {
  return listMembers(ctx, 'project', input);
}
