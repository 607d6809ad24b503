'use client';

import { CheckCheck, MailOpen } from 'lucide-react';
import { useMarkManyRead } from '@/components/notifications/use-mark-many-read';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import type { RowSelection } from '@/lib/client/use-row-selection';
import type { AdminNotification } from '@/lib/contracts/alerts/notifications';
import { formatCount } from '@/lib/core/wording';

interface ReadBarProps {
  /** Whether filters leave some out that are not read. */
  isPart: boolean;
  rows: readonly AdminNotification[];
  selection: RowSelection<number>;
  total: number;
}

/** What can be done about many notifications: marking those selected, or all, read; where filters leave some out, those of the page. */
export function ReadBar({ isPart, rows, selection, total }: ReadBarProps) {
  const mark = useMarkManyRead();
  const { areAllSelected, clear, selected, toggleAll } = selection;
  const markSelected = () => mark.mutate([...selected], { onSuccess: clear });
  const markShown = () => mark.mutate(isPart ? rows.map(({ id }) => id) : null);
  return (
    <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-2 md:px-3">
      <Checkbox
        aria-label="Select all on this page"
        isDisabled={rows.length === 0}
        isIndeterminate={selected.size > 0 && !areAllSelected}
        isSelected={areAllSelected}
        onChange={toggleAll}
      />
      <p role="status" className="flex-1 text-sm text-text-muted tabular-nums">
        {selected.size > 0 ? `${selected.size} selected` : formatCount(total, 'notification', 'notifications')}
      </p>
      {selected.size > 0 ? (
        <Button variant="primary" size="small" icon={<MailOpen />} isPending={mark.isPending} onPress={markSelected}>
          Mark selected as read
        </Button>
      ) : (
        <Button size="small" icon={<CheckCheck />} isPending={mark.isPending} onPress={markShown}>
          {isPart ? 'Mark these as read' : 'Mark all as read'}
        </Button>
      )}
    </div>
  );
}
