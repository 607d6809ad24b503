import { can } from '@/lib/auth/permissions';
import type { Day } from '@/lib/core/dates';
import { DomainError, fieldError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { requireOnCustomer } from '@/lib/services/projects/field-permissions';
import { type HeldProject, requireState } from '@/lib/services/projects/held-project';
import { endDateFault } from '@/lib/services/projects/require-dates';
import { requireOpenCustomer } from '@/lib/services/projects/require-open-customer';

/** Refuses what recovering a project does not allow, but for its end date. @throws not_allowed; moved_on; validation_failed; rule_broken */
export async function requireRecoverable(tx: Ctx, project: HeldProject, restoresTeam: boolean): Promise<void> {
  await requireOnCustomer(tx, project, 'PROJECT.CREATE');
  requireState(project, 'recover');
  if (restoresTeam && !can(tx.actor, 'STAFF')) throw new DomainError('not_allowed');
  if (restoresTeam && (project.termination_metadata?.user_roles ?? []).length === 0) {
    throw fieldError('restore_team_members', 'No team was recorded when this project was deleted.');
  }
  await requireOpenCustomer(tx, project.customer_id);
}

/** Why a project may not be given an end date when it is recovered; null when it may, and for the one that it has, or none. */
export function recoveredEndFault(end: Day | null | undefined, project: HeldProject): string | null {
  return end === undefined || end === null || end === project.end_date ? null : endDateFault(end, project);
}
