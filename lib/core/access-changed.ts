import { type DomainEvent, MOST_AT_ONCE } from '@/lib/core/events';

/** The event that the access through these submitters, each named any number of times, changed. */
export function accessChanged(submitterIds: readonly string[]): Extract<DomainEvent, { type: 'access.changed' }> {
  const distinct = [...new Set(submitterIds)];
  return { type: 'access.changed', submitterIds: distinct, isBacklog: distinct.length > MOST_AT_ONCE };
}
