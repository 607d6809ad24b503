import type { MemberRights, readCustomerMemberRightsOperation } from '@/lib/contracts/members/members';
import type { InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { readMemberRights } from '@/lib/services/members/member-rights';

/** What the caller may do with the members and quotas of a customer. @throws not_found */
export function readCustomerMemberRights(
  ctx: Ctx,
  { uuid }: InputOf<typeof readCustomerMemberRightsOperation>,
): Promise<MemberRights> {
  return readMemberRights(ctx, { kind: 'customer', uuid });
}
