import { reminderSchedule } from '@/lib/contracts/settings';

/** Urgency as it is stored: 3 high, 2 medium, 1 low. */
export type UrgencyRank = 1 | 2 | 3;

/** A schedule's answer for each number of days left, from 0 to its largest entry. */
export type ReminderLadder = { ranks: UrgencyRank[]; reminders: number[] };

/** The usual schedule, for installations whose setting cannot be used. */
const USUAL_SCHEDULE = [30, 14, 7, 1];

/** The schedule of an offering: its own when it is one, else the setting's, else the usual one. */
export function scheduleOf(own: unknown, fromSettings: unknown): number[] {
  for (const candidate of [own, fromSettings]) {
    const parsed = reminderSchedule.safeParse(candidate);
    if (parsed.success) return normalised(parsed.data);
  }
  return USUAL_SCHEDULE;
}

function normalised(schedule: readonly number[]): number[] {
  return [...new Set(schedule)].sort((a, b) => b - a);
}

/**
 * How urgent something is with `daysLeft` whole days to go; null while no reminder is reached.
 * Exactly on a reminder day counts as reached; overdue is high.
 * @param schedule days before the end, unique and descending.
 */
export function urgencyRank(schedule: readonly number[], daysLeft: number): UrgencyRank | null {
  const reached = schedule.filter((entry) => entry >= daysLeft).length;
  if (reached === 0) return null;
  const position = reached - 1;
  const length = schedule.length;
  if (length <= 2) return position === length - 1 ? 3 : 1;
  if (position >= (2 * length) / 3) return 3;
  return position >= length / 3 ? 2 : 1;
}

/** The whole schedule as arrays that SQL can index by days left. */
export function ladderOf(schedule: readonly number[]): ReminderLadder {
  const ranks: UrgencyRank[] = [];
  const reminders: number[] = [];
  for (let daysLeft = 0; daysLeft <= (schedule[0] ?? -1); daysLeft++) {
    const rank = urgencyRank(schedule, daysLeft);
    if (rank === null) break;
    ranks.push(rank);
    reminders.push(schedule.findLast((entry) => entry >= daysLeft) ?? daysLeft);
  }
  return { ranks, reminders };
}
