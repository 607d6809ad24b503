import { type AccessMilestone, type AccessRequirement, nameOfMilestone } from '@/lib/contracts/access/requirements';
import { formatCount, formatList } from '@/lib/core/wording';

export const accessTypeLabels: Readonly<Record<AccessRequirement['access_type'], string>> = {
  DOWNLOAD: 'Download',
  PARTICIPATE: 'Participate',
};

/** "365 days", "without an expiry": how long access lasts once it is approved. */
export function periodInWords(days: number | null): string {
  return days === null ? 'without an expiry' : formatCount(days, 'day', 'days');
}

type Documents = Pick<AccessRequirement, 'is_duc_required' | 'is_irb_approval_required'>;

/** "data use certificate and ethics approval"; empty where no document is needed. */
export function documentsInWords({ is_duc_required, is_irb_approval_required }: Documents): string {
  const needed = [
    ...(is_duc_required ? ['data use certificate'] : []),
    ...(is_irb_approval_required ? ['ethics approval'] : []),
  ];
  return formatList(needed);
}

/** "2 months and 1 month before": when people are reminded; empty where they aren’t. */
export function remindersInWords(reminders: readonly AccessMilestone[]): string {
  return reminders.length === 0 ? '' : `${formatList(reminders.map(nameOfMilestone))} before`;
}

/** "the name, the period and the reminders". */
export function listInWords(parts: readonly string[]): string {
  return formatList(parts);
}
