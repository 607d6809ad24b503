'use client';

import { useQuery } from '@tanstack/react-query';
import { Bell as BellIcon } from 'lucide-react';
import dynamic from 'next/dynamic';
import { urgentActionsQuery } from '@/components/actions/queries';
import { BellPanel } from '@/components/shell/bell-panel';
import { CountBadge } from '@/components/ui/count-badge';
import { IconButton } from '@/components/ui/icon-button';
import { Popover } from '@/components/ui/popover';
import { SkeletonRows } from '@/components/ui/skeleton-rows';
import { formatCount } from '@/lib/core/wording';

const UnreadPanel = dynamic(() => import('./unread-panel').then((module) => module.UnreadPanel), {
  loading: () => <SkeletonRows count={3} label="Loading notifications" />,
});

interface BellProps {
  openCount: number;
  /** How many notifications a member of staff has not read; null for others, who get none. */
  unreadCount: number | null;
}

/** How many notifications staff has not read, and behind it those and the most urgent actions; kept up by the queries' own polling. */
export function Bell({ openCount, unreadCount }: BellProps) {
  const urgent = useQuery(urgentActionsQuery);
  const icon = (
    <span className="relative">
      <BellIcon aria-hidden />
      <span className="absolute start-2.5 -top-2">
        <CountBadge count={unreadCount ?? 0} />
      </span>
    </span>
  );
  return (
    <Popover
      padding="none"
      trigger={
        <IconButton
          label={`Notifications, ${formatCount(unreadCount ?? 0, 'unread notification', 'unread notifications')}`}
          icon={icon}
        />
      }
    >
      {({ close }) => (
        <div className="w-96 max-w-full">
          {unreadCount !== null && <UnreadPanel onLeave={close} unreadCount={unreadCount} />}
          <BellPanel
            rows={urgent.data?.rows}
            hasFailed={urgent.isError}
            openCount={openCount}
            onLeave={close}
            onRetry={() => void urgent.refetch()}
          />
        </div>
      )}
    </Popover>
  );
}
