import { can } from '@/lib/auth/permissions';
import type { Day } from '@/lib/core/dates';
import { DomainError, fieldError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { requireOnCustomer } from '@/lib/services/projects/field-permissions';
import type { TeamReturn } from '@/lib/services/projects/find-former-team';
import { type HeldProject, requireState } from '@/lib/services/projects/held-project';
import { findReopenable } from '@/lib/services/projects/reopen-invitations';
import { findEndDateError } from '@/lib/services/projects/require-dates';
import { requireOpenCustomer } from '@/lib/services/projects/require-open-customer';
import { requireRoomForAccounts } from '@/lib/services/projects/require-room-for-accounts';

type TeamFlags = {
  restore_team_members?: boolean | undefined;
  send_invitations_to_previous_members?: boolean | undefined;
};

/** How the team returns by the flags of a call, of which one is true at most. */
export function teamReturnOf({ restore_team_members, send_invitations_to_previous_members }: TeamFlags): TeamReturn {
  if (restore_team_members === true) return 'restored';
  return send_invitations_to_previous_members === true ? 'invited' : null;
}

/** Refuses what recovering a project does not allow, but for its end date. @throws not_allowed; moved_on; validation_failed; rule_broken */
export async function requireRecoverable(tx: Ctx, project: HeldProject, team: TeamReturn): Promise<void> {
  await requireOnCustomer(tx, project, 'PROJECT.CREATE');
  requireState(project, 'recover');
  if (team === 'restored' && !can(tx.actor, 'STAFF')) throw new DomainError('not_allowed');
  if (team !== null && !(await hasTeam(tx, project, team))) {
    const field = team === 'restored' ? 'restore_team_members' : 'send_invitations_to_previous_members';
    throw fieldError(field, 'No team was recorded when this project was deleted.');
  }
  await requireOpenCustomer(tx, project.customer_id);
  await requireRoomForAccounts(tx, project.id, project.customer_id);
}

/** Whether anybody could return: of the snapshot, or by an invitation of an earlier recovery that ended with the project. */
async function hasTeam(tx: Ctx, { id, termination_metadata }: HeldProject, team: TeamReturn): Promise<boolean> {
  if ((termination_metadata?.user_roles ?? []).length > 0) return true;
  return team === 'invited' && (await findReopenable(tx, id)).length > 0;
}

/** Why a project may not be given an end date when it is recovered; null when it may, and for the one that it has, or none. */
export function findRecoveredEndError(end: Day | null | undefined, project: HeldProject): string | null {
  return end === undefined || end === null || end === project.end_date ? null : findEndDateError(end, project);
}
