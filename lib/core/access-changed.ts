import type { DomainEvent } from '@/lib/core/events';

/** Whose actions a change computes in its own transaction; those of more people follow by the job of actions. */
const MOST_AT_ONCE = 100;

/** The event that the access through these submitters, each named any number of times, changed. */
export function accessChanged(submitterIds: readonly string[]): Extract<DomainEvent, { type: 'access.changed' }> {
  const distinct = [...new Set(submitterIds)];
  return { type: 'access.changed', submitterIds: distinct, isBacklog: distinct.length > MOST_AT_ONCE };
}
