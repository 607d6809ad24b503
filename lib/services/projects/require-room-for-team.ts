import { DomainError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import type { FormerRole } from '@/lib/services/projects/find-former-team';
import type { HeldProject } from '@/lib/services/projects/held-project';
import { findLimits } from '@/lib/services/quotas/find-quotas';
import { findUnfit } from '@/lib/services/quotas/find-unfit';
import { isFull, quotaExceededMessage } from '@/lib/services/quotas/require-room';

type Removed = Pick<HeldProject, 'customer_id' | 'id'>;

/** Of the people who come back with a deleted project, for whom its quotas and those of its customer have no room. */
export function findUnfitTeam(tx: Ctx, project: Removed, team: readonly FormerRole[]): Promise<Set<string>> {
  return findUnfit(tx, placeOf(project), returningOf(team));
}

/** What a deleted project and its team need of quotas when it comes back. */
export function neededBy(project: Removed, team: readonly FormerRole[]) {
  return { place: placeOf(project), additions: { projects: 1, users: returningOf(team) } };
}

/** Refuses that a deleted project comes back where a quota has no room for it or its team. @throws rule_broken with the numbers and who would not fit */
export async function requireRoomForTeam(tx: Ctx, project: Removed, team: readonly FormerRole[]): Promise<void> {
  const { additions, place } = neededBy(project, team);
  const full = (await findLimits(tx, place, additions)).find(isFull);
  if (full === undefined) return;
  const unfit = full.name === 'nc_user_count' ? await findUnfitTeam(tx, project, team) : new Set<string>();
  const names = new Set(team.filter(({ user_uuid }) => unfit.has(user_uuid)).map(({ username }) => username));
  const who = names.size === 0 ? '' : ` Not enough room for: ${[...names].join(', ')}.`;
  throw new DomainError('rule_broken', { detail: `${quotaExceededMessage(full)}${who}` });
}

function placeOf({ customer_id: customerId, id: projectId }: Removed) {
  return { customerId, projectId };
}

function returningOf(team: readonly FormerRole[]): string[] {
  return team.filter(({ reason }) => reason === null).map(({ user_uuid }) => user_uuid);
}
