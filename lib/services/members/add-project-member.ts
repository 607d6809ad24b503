import { addProjectMemberOperation } from '@/lib/contracts/members/members';
import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { addMember } from '@/lib/services/members/add-member';

/** Gives a person a role in a project. @throws not_found; not_allowed; what `requireAdmission` does */
export function addProjectMember(
  ctx: Ctx,
  { uuid, ...given }: InputOf<typeof addProjectMemberOperation>,
): Promise<AnswerOf<typeof addProjectMemberOperation>> {
  return addMember(ctx, addProjectMemberOperation.id, { kind: 'project', uuid }, given);
}
