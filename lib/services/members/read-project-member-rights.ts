import type { MemberRights, readProjectMemberRightsOperation } from '@/lib/contracts/members/members';
import type { InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { readMemberRights } from '@/lib/services/members/member-rights';

/** What the caller may do with the members and quotas of a project. @throws not_found */
export function readProjectMemberRights(
  ctx: Ctx,
  { uuid }: InputOf<typeof readProjectMemberRightsOperation>,
): Promise<MemberRights> {
  return readMemberRights(ctx, { kind: 'project', uuid });
}
