import type { Member } from '@/lib/contracts/members';
import type { ReviewDecision } from '@/lib/contracts/permission-reviews';
import { isDay } from '@/lib/core/dates';
import { endOfRole } from '@/lib/core/wall-clock';

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
