'use client';

import { AlarmClock } from 'lucide-react';
import type { SnoozeSubject } from '@/components/actions/action-commands';
import { SnoozeMenu } from '@/components/actions/snooze-menu';
import type { Selection } from '@/components/actions/use-selection';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { formatCount } from '@/lib/core/wording';

interface SelectionBarProps {
  selection: Selection;
  subject: SnoozeSubject;
  total: number;
}

/** How many actions there are, and once some are chosen what can be done with them together. */
export function SelectionBar({ selection, subject, total }: SelectionBarProps) {
  const { chosen, isAllMatching, isPageChosen, pageSize } = selection;
  const count = isAllMatching ? total : chosen.size;
  return (
    <div className="sticky top-12 z-10 flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 border-b bg-surface px-3 py-1">
      <Checkbox
        aria-label="Select all on this page"
        isSelected={isPageChosen}
        isIndeterminate={!isPageChosen && count > 0}
        onChange={selection.togglePage}
      />
      <p role="status" className="text-sm text-text-muted tabular-nums">
        {count > 0 ? `${formatCount(count, 'action', 'actions')} selected` : formatCount(total, 'action', 'actions')}
      </p>
      {count > 0 && (
        <>
          {isPageChosen && !isAllMatching && total > pageSize && (
            <Button size="small" variant="quiet" onPress={selection.chooseAllMatching}>
              {`Select all ${formatCount(total, 'action', 'actions')} that match`}
            </Button>
          )}
          <span className="flex-1" />
          <Button size="small" variant="quiet" onPress={selection.clear}>
            Clear
          </Button>
          <SnoozeMenu
            name="selection"
            subject={subject}
            trigger={
              <Button size="small" variant="primary" icon={<AlarmClock />}>
                Snooze selected
              </Button>
            }
          />
        </>
      )}
    </div>
  );
}
