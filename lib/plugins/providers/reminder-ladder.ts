import { reminderSchedule } from '@/lib/contracts/marketplace/reminder-schedule';
import { inOrder, rankReached, type UrgencyRank, urgencyRank } from '@/lib/core/reminder-urgency';

/** A schedule's answer for each number of days left, from 0 to its largest entry. */
export type ReminderLadder = { ranks: UrgencyRank[]; reminders: number[] };

/** The usual schedule, for installations whose setting cannot be used. */
const USUAL_SCHEDULE = [30, 14, 7, 1];

/** The schedule of an offering: its own when it is one, else the setting's, else the usual one. */
export function scheduleOf(own: unknown, fromSettings: unknown): number[] {
  for (const candidate of [own, fromSettings]) {
    const parsed = reminderSchedule.safeParse(candidate);
    if (parsed.success) return inOrder(parsed.data);
  }
  return USUAL_SCHEDULE;
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

/** How many entries of a schedule are reached when it first has a rank, for schedules of 1, 2, … `most` entries; one too many where it never has. */
export function reachedAt(rank: UrgencyRank, most: number): number[] {
  return Array.from({ length: most }, (_, last) => {
    const size = last + 1;
    let reached = 1;
    while (reached <= size && rankReached(reached, size) < rank) reached++;
    return reached;
  });
}
