import type { Project } from '@/lib/contracts/projects/projects';
import { formatCount, formatLongDay } from '@/lib/core/wording';

type Ending = Pick<Project, 'customer_grace_period_days' | 'grace_period_days' | 'resources_count'>;

/** The days that a project goes on after its end date. */
export function graceDaysOf({ customer_grace_period_days, grace_period_days }: Ending): number {
  return grace_period_days ?? customer_grace_period_days ?? 0;
}

/** What ends and when, one sentence each, if a project gets an end date. */
export function endConsequences(project: Ending, end: string): string[] {
  if (Number.isNaN(Date.parse(end))) return [];
  const grace = graceDaysOf(project);
  const count = project.resources_count;
  const after = `${resourcesAre(count)} terminated. Then the project is deleted; it can be recovered.`;
  if (grace === 0) return [`On ${formatLongDay(end)}, nothing new can be ordered any more and ${after}`];
  const last = daysAfter(end, grace);
  return [
    `The project works through ${formatLongDay(end)}. After that, nothing new can be ordered.`,
    `The grace period of ${formatCount(grace, 'day', 'days')} lasts until ${formatLongDay(last)}. Resources may be paused.`,
    `On ${formatLongDay(daysAfter(last, 1))}, ${after}`,
  ];
}

function resourcesAre(count: number): string {
  if (count === 0) return 'its resources are';
  return count === 1 ? 'its resource is' : `its ${formatCount(count, 'resource', 'resources')} are`;
}

const DAY_MS = 86_400_000;

function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}
