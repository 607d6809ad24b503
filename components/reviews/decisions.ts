import type { Member } from '@/lib/contracts/members/members';
import { MOST_DECISIONS, type ReviewDecision } from '@/lib/contracts/members/permission-reviews';
import { isDay } from '@/lib/core/dates';
import { endOfRole } from '@/lib/core/wall-clock';
import { formatCount } from '@/lib/core/wording';

/** What was decided about one role: for `expire` until the end of a day, empty for no expiry. */
export type Decision = { role: Member; decision: ReviewDecision['decision']; lastDay: string };

export type Decisions = ReadonlyMap<string, Decision>;

/** Whether a decision says all that it takes: what has no expiry needs a day to get one. */
export function isWhole({ decision, lastDay, role }: Decision): boolean {
  if (decision !== 'expire') return true;
  return lastDay === '' ? role.expiration_time !== null : isDay(lastDay);
}

/** Decisions about roles that are still held: someone may have lost one since. */
export function heldDecisions(decisions: Decisions, held: readonly string[]): Decisions {
  const uuids = new Set(held);
  return new Map([...decisions].filter(([uuid]) => uuids.has(uuid)));
}

/** What is sent: what is kept needs no decision. */
export function sentDecisions(decisions: Decisions, zone: string): ReviewDecision[] {
  return [...decisions.values()].flatMap(({ decision, lastDay, role }) => {
    if (decision === 'keep') return [];
    const until = decision === 'expire' ? { expiration_time: endOfRole(lastDay, zone) } : {};
    return [{ role_uuid: role.uuid, decision, ...until }];
  });
}

/** What keeps a review from being closed, with so many roles held; null for nothing. */
export function findObstacle(decisions: Decisions, heldCount: number): string | null {
  const made = [...decisions.values()];
  if (made.filter(isWhole).length < heldCount) return 'Decide about everyone first.';
  if (made.filter(({ decision }) => decision !== 'keep').length <= MOST_DECISIONS) return null;
  return `A review can change or remove at most ${formatCount(MOST_DECISIONS, 'role', 'roles')}. Keep the others here, and change them in the list of members.`;
}
