import type { InputOf } from '@/lib/contracts/operation';
import { type RecoveredProject, recoverProjectOperation, type SentInvitation } from '@/lib/contracts/projects/ends';
import { statesAfter } from '@/lib/contracts/projects/life';
import { callerId } from '@/lib/core/caller-id';
import type { Day } from '@/lib/core/dates';
import { DomainError, fieldError } from '@/lib/core/errors';
import { formatLongDay } from '@/lib/core/wording';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import { differencesOf } from '@/lib/services/audit/differences';
import { recordProjectEvents } from '@/lib/services/events/record-project-events';
import { refreshInvitations } from '@/lib/services/invitation-lives/refresh-invitations';
import { refreshProjectActions } from '@/lib/services/place-actions/refresh-place-actions';
import { type FormerRole, findFormerTeam, type TeamReturn } from '@/lib/services/projects/find-former-team';
import { type HeldProject, holdProject } from '@/lib/services/projects/held-project';
import { inviteTeam, requireFewInvited } from '@/lib/services/projects/invite-team';
import { noteStates } from '@/lib/services/projects/note-states';
import { readProjectRow } from '@/lib/services/projects/project-shape';
import { reopenInvitations } from '@/lib/services/projects/reopen-invitations';
import { requestLives } from '@/lib/services/projects/request-lives';
import { findRecoveredEndError, requireRecoverable, teamReturnOf } from '@/lib/services/projects/require-recoverable';
import { requireRoomForTeam } from '@/lib/services/projects/require-room-for-team';
import { restoreTeam } from '@/lib/services/projects/restore-team';
import { endColumns } from '@/lib/services/projects/set-project-end';

/**
 * Recovers a deleted project, with the roles of its team where staff say so, or with invitations to them.
 * @throws not_found; not_allowed; moved_on for one that isn’t deleted; validation_failed; rule_broken where it would have ended,
 * and for a full quota; too_many_requests above the limit of invitations of a day
 */
export function recoverProject(
  ctx: Ctx,
  {
    end_date,
    restore_team_members,
    send_invitations_to_previous_members,
    uuid,
  }: InputOf<typeof recoverProjectOperation>,
): Promise<RecoveredProject> {
  const how = teamReturnOf({ restore_team_members, send_invitations_to_previous_members });
  return change(ctx, { operation: recoverProjectOperation.id, subjectType: 'project' }, async (tx) => {
    const project = await holdProject(tx, uuid);
    await readProjectRow(tx, uuid);
    await requireRecoverable(tx, project, how);
    const team = await findFormerTeam(tx, uuid, how);
    // Who is invited takes a place once they accept.
    await requireRoomForTeam(tx, project, how === 'restored' ? team : []);
    if (how === 'invited') {
      await requireFewInvited(tx, team);
      await reopenInvitations(tx, uuid);
    }
    const { slug } = await bringBack(tx, project, end_date);
    const changes = { is_removed: { from: true, to: false }, ...differencesOf(project, { end_date, slug }) };
    const restored = how === 'restored' ? await restoreTeam(tx, uuid, team) : [];
    const invited = how === 'invited' ? await inviteTeam(tx, uuid, team) : [];
    const isIt = sql`project.id = ${uuid}::uuid`;
    await recordProjectEvents(tx, isIt, {
      type: 'project_recovered',
      message: sql`'Project ' || project.name || ' was recovered.'`,
      context: sql`jsonb_build_object('restored_users_count', ${restored.length}::int, 'sent_invitations_count', ${invited.length}::int)`,
    });
    await recordProjectEvents(tx, isIt, {
      type: 'project_update_succeeded',
      message: sql`'Project ' || project.name || ' was changed.'`,
      context: sql`jsonb_build_object('changes', ${JSON.stringify(changes)}::jsonb)`,
    });
    await noteStates(tx, isIt);
    await refreshProjectActions(tx, isIt);
    requestLives(tx);
    await refreshInvitations(tx, [uuid]);
    tx.emit({ type: 'projects.changed', projectIds: [uuid] });
    const answer = { ...(await readProjectRow(tx, uuid)), ...infoOf(how, restored, invited) };
    return changed(answer, {
      subjectId: uuid,
      facts: { restored: restored.length, invited: invited.length, end_date },
    });
  });
}

/** What the answer says of the team, where something happened or was asked for. */
function infoOf(
  how: TeamReturn,
  restored: readonly FormerRole[],
  invited: SentInvitation[],
): Pick<RecoveredProject, 'recovery_info'> {
  if (how === 'invited')
    return { recovery_info: { sent_invitations_count: invited.length, sent_invitations: invited } };
  if (restored.length === 0) return {};
  const restored_users = restored.map(({ role, user_uuid, username }) => ({ user_uuid, username, role }));
  return { recovery_info: { restored_users_count: restored.length, restored_users } };
}

/** The project as it is then. @throws validation_failed for a date in the past; rule_broken for a project that would not work */
async function bringBack(tx: Ctx, project: HeldProject, end: Day | null | undefined): Promise<HeldProject> {
  const error = findRecoveredEndError(end, project);
  if (error !== null) throw fieldError('end_date', error);
  await tx.db.project.update({
    where: { id: project.id },
    data: {
      is_removed: false,
      removed_at: null,
      recovered_at: tx.now,
      recovered_by_id: callerId(tx),
      end_accepted_at: null,
      end_accepted_by_id: null,
      ...(end !== undefined && end !== project.end_date && endColumns(tx, end)),
      modified: tx.now,
    },
  });
  const recovered = await holdProject(tx, project.id);
  if (statesAfter('recovered').has(recovered.state)) return recovered;
  const { effective_end_date, end_date } = recovered;
  const lastDay = end_date ?? effective_end_date;
  const ended = lastDay === null ? 'The project has ended' : `This project ended on ${formatLongDay(lastDay)}`;
  throw new DomainError('rule_broken', { detail: `${ended}. Give it a later end date.` });
}
