import { changeProjectMemberOperation } from '@/lib/contracts/members/members';
import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { changeMember } from '@/lib/services/members/change-member';

/** Changes when a role in a project ends. @throws not_found; what `changeExpiry` does */
export function changeProjectMember(
  ctx: Ctx,
  { uuid, ...given }: InputOf<typeof changeProjectMemberOperation>,
): Promise<AnswerOf<typeof changeProjectMemberOperation>> {
  return changeMember(ctx, changeProjectMemberOperation.id, { kind: 'project', uuid }, given);
}
