'use client';

import { classNames } from '@/components/ui/class-names';
import { useNow } from '@/lib/client/clock-provider';
import { useMe } from '@/lib/client/me-query';
import { exactly, formatDue } from '@/lib/core/wording';

/** When an action is due, in words and exactly. */
export function DueDate({ due }: { due: string | null }) {
  const now = useNow();
  const { time_zone: zone } = useMe();
  if (due === null) return <span className="text-text-faint">No due date</span>;
  const isOverdue = new Date(due) < now;
  return (
    <time dateTime={due} className="flex flex-col items-end" title={exactly(due, zone)}>
      <span className={classNames(isOverdue && 'font-medium text-danger')}>{formatDue(due, now, zone)}</span>
      <span className="text-text-faint text-xs max-sm:hidden">{exactly(due, zone)}</span>
    </time>
  );
}
