'use client';

import { useQuery } from '@tanstack/react-query';
import { Bell as BellIcon } from 'lucide-react';
import { urgentActionsQuery } from '@/components/actions/queries';
import { BellPanel } from '@/components/shell/bell-panel';
import { CountBadge } from '@/components/ui/count-badge';
import { IconButton } from '@/components/ui/icon-button';
import { Popover } from '@/components/ui/popover';
import { countInWords } from '@/lib/core/wording';

/** How many actions wait, and the most urgent of them; kept up by the queries' own polling. */
export function Bell({ openCount }: { openCount: number }) {
  const urgent = useQuery(urgentActionsQuery);
  const label = `Notifications, ${countInWords(openCount, 'open action', 'open actions')}`;
  const icon = (
    <span className="relative">
      <BellIcon aria-hidden />
      <span className="absolute start-2.5 -top-2">
        <CountBadge count={openCount} />
      </span>
    </span>
  );
  return (
    <Popover padding="none" trigger={<IconButton label={label} icon={icon} />}>
      {({ close }) => (
        <BellPanel
          rows={urgent.data?.rows}
          hasFailed={urgent.isError}
          openCount={openCount}
          onLeave={close}
          onRetry={() => void urgent.refetch()}
        />
      )}
    </Popover>
  );
}
