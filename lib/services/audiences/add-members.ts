import type { InputOf } from '@/lib/contracts/operation';
import { addMembersOperation, type MembersChanged } from '@/lib/contracts/people/audiences';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { changeMembers } from '@/lib/services/audiences/change-members';

/** Adds people to an audience: each who is somebody, and not a member yet. @throws not_found */
export function addMembers(ctx: Ctx, people: InputOf<typeof addMembersOperation>): Promise<MembersChanged> {
  return changeMembers(ctx, people, {
    operation: addMembersOperation.id,
    kind: 'audience_joined',
    rows: sql`INSERT INTO audience_member (audience_id, user_id, created)
      SELECT ${people.uuid}::uuid, id, ${ctx.now}::timestamptz FROM known ON CONFLICT DO NOTHING RETURNING user_id`,
  });
}
