import type { InputOf } from '@/lib/contracts/operation';
import { type MembersChanged, removeMembersOperation } from '@/lib/contracts/people/audiences';
import type { Ctx } from '@/lib/db/context';
import { changeMembers, removalFrom } from '@/lib/services/audiences/change-members';

/** Removes people from an audience: each who is somebody, and a member. @throws not_found */
export function removeMembers(ctx: Ctx, people: InputOf<typeof removeMembersOperation>): Promise<MembersChanged> {
  return changeMembers(ctx, people, { operation: removeMembersOperation.id, ...removalFrom(people.uuid) });
}
