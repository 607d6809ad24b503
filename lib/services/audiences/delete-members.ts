import type { InputOf } from '@/lib/contracts/operation';
import { deleteMembersOperation, type MembersChanged } from '@/lib/contracts/people/audiences';
import type { Ctx } from '@/lib/db/context';
import { changeMembers, removalFrom } from '@/lib/services/audiences/change-members';

/** Removes people from an audience, asked for with DELETE. @throws not_found */
export function deleteMembers(ctx: Ctx, people: InputOf<typeof deleteMembersOperation>): Promise<MembersChanged> {
  return changeMembers(ctx, people, { operation: deleteMembersOperation.id, ...removalFrom(people.uuid) });
}
