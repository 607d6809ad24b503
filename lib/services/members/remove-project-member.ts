import { removeProjectMemberOperation } from '@/lib/contracts/members/members';
import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { removeMember } from '@/lib/services/members/remove-member';

/** Takes a role in a project from a person, at once. @throws not_found; not_allowed; validation_failed on role */
export function removeProjectMember(
  ctx: Ctx,
  { uuid, ...given }: InputOf<typeof removeProjectMemberOperation>,
): Promise<AnswerOf<typeof removeProjectMemberOperation>> {
  return removeMember(ctx, removeProjectMemberOperation.id, { kind: 'project', uuid }, given);
}
