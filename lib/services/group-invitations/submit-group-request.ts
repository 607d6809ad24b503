import { requirePerson } from '@/lib/auth/require';
import { submitGroupRequestOperation } from '@/lib/contracts/members/group-invitations';
import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import { DomainError, fieldError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { withinSavepoint } from '@/lib/db/within-savepoint';
import { change, changed } from '@/lib/services/audit/change';
import {
  type HeldGroupInvitation,
  holdGroupInvitation,
  requireActive,
} from '@/lib/services/group-invitations/held-group-invitation';
import { requireOpenPlace } from '@/lib/services/members/require-admissible';
import { fulfilRequest } from '@/lib/services/permission-requests/fulfil-request';
import { holdRequest } from '@/lib/services/permission-requests/held-request';

type Given = InputOf<typeof submitGroupRequestOperation>;
type Submitted = AnswerOf<typeof submitGroupRequestOperation>;

/**
 * Asks for the role of a group invitation; one that approves by itself gives it at once where restrictions and quotas allow.
 * @throws not_found; validation_failed for details that it does not take; moved_on for one that has ended, and for a deleted project;
 * already_exists for a second request; rule_broken for a place that takes nobody
 */
export function submitGroupRequest(ctx: Ctx, given: Given): Promise<Submitted> {
  const { uuid } = given;
  return change(ctx, { operation: submitGroupRequestOperation.id, subjectType: 'request_to_join' }, async (tx) => {
    const { userId } = requirePerson(tx);
    const held = await holdGroupInvitation(tx, uuid);
    requireActive(held);
    const details = requireDetails(held, given);
    requireOpenPlace(held.place);
    await requireFirst(tx, held, userId);
    const { id } = await tx.db.permissionRequest.create({
      data: {
        group_invitation_id: uuid,
        created_by_id: userId,
        is_only_one: !held.allow_multiple_requests,
        ...details,
        created: tx.now,
      },
    });
    const approved = held.auto_approve ? await approveAtOnce(tx, id) : null;
    tx.emit({ type: 'permission_requests.changed', requestIds: [id] });
    const answer = {
      uuid: id,
      scope_name: held.place.name,
      scope_uuid: held.place_id,
      scope_type: held.kind,
      auto_approved: approved !== null,
      project_uuid: approved?.project ?? null,
      project_created: approved === null ? null : approved.project !== null,
    };
    return changed(answer, { subjectId: id, facts: { group_invitation_id: uuid, auto_approved: approved !== null } });
  });
}

/** @throws validation_failed where the asker may not say what the project is called */
function requireDetails({ allow_custom_project_details: isAllowed }: HeldGroupInvitation, given: Given) {
  const denied = (['project_name', 'project_description'] as const).find((name) => given[name] !== undefined);
  if (denied !== undefined && !isAllowed)
    throw fieldError(denied, 'This link doesn’t let you choose the project’s name or description.');
  return { project_name: given.project_name ?? '', project_description: given.project_description ?? '' };
}

/** @throws already_exists */
async function requireFirst(tx: Ctx, held: HeldGroupInvitation, userId: string): Promise<void> {
  if (held.allow_multiple_requests) return;
  const where = { group_invitation_id: held.id, created_by_id: userId, state: { in: ['pending', 'approved'] } };
  if ((await tx.db.permissionRequest.count({ where })) > 0) {
    throw new DomainError('already_exists', { detail: 'You’ve already asked to join with this link.' });
  }
}

/** Approves without anybody; null where that is refused, and the request waits. */
async function approveAtOnce(tx: Ctx, id: string): Promise<{ project: string | null } | null> {
  try {
    return await withinSavepoint(tx, async () => {
      const made = await fulfilRequest(tx, await holdRequest(tx, id));
      const project_id = made?.uuid ?? null;
      await tx.db.permissionRequest.update({
        where: { id },
        data: { state: 'approved', reviewed_at: tx.now, project_id },
      });
      return { project: project_id };
    });
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}
