import type { Member } from '@/lib/contracts/members';
import type { ReviewDecision } from '@/lib/contracts/permission-reviews';
import { atTime, isDay } from '@/lib/core/dates';

/** What was decided about one role: until the end of a day for `expire`, empty until it is chosen. */
export type Decision = { role: Member; decision: ReviewDecision['decision']; lastDay: string };

export type Decisions = ReadonlyMap<string, Decision>;

/** The end of a day in a zone: its last minute. */
function endOfDay(day: string, zone: string): string {
  return atTime(day, '23:59', zone).toISOString();
}

/** Whether a decision says all that it takes. */
export function isWhole({ decision, lastDay }: Decision): boolean {
  return decision !== 'expire' || isDay(lastDay);
}

/** What is sent: what is kept needs no decision. */
export function sentDecisions(decisions: Decisions, zone: string): ReviewDecision[] {
  return [...decisions.values()].flatMap(({ decision, lastDay, role }) => {
    if (decision === 'keep') return [];
    const until = decision === 'expire' ? { expiration_time: endOfDay(lastDay, zone) } : {};
    return [{ role_uuid: role.uuid, decision, ...until }];
  });
}
