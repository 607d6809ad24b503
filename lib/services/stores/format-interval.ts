import { formatCount } from '@/lib/core/wording';

/** A length of time in its largest fitting unit, rounded up: "3 days", "25 minutes". */
export function formatInterval(seconds: number): string {
  if (seconds >= 2 * 86_400) return formatCount(Math.ceil(seconds / 86_400), 'day', 'days');
  if (seconds >= 2 * 3_600) return formatCount(Math.ceil(seconds / 3_600), 'hour', 'hours');
  return formatCount(Math.max(1, Math.ceil(seconds / 60)), 'minute', 'minutes');
}
