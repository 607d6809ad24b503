import type { Day } from '@/lib/core/dates';
import { formatPlainDay } from '@/lib/core/wording';

/** "ends on 23 Dec 2026" or "has no end date": what goes on after the name of a resource. */
export function formatEnd(endOn: Day | null): string {
  return endOn === null ? 'has no end date' : `ends on ${formatPlainDay(endOn)}`;
}
