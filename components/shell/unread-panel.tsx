'use client';

import { useQuery } from '@tanstack/react-query';
import { CheckCheck, MailOpen } from 'lucide-react';
import { PriorityIcon, priorityWord } from '@/components/notifications/priority';
import { recentNotificationsQuery } from '@/components/notifications/queries';
import { useMarkManyRead } from '@/components/notifications/use-mark-many-read';
import { useNotificationChange } from '@/components/notifications/use-notification-change';
import { CountedHeading } from '@/components/shell/counted-heading';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { Link } from '@/components/ui/link';
import { Moment } from '@/components/ui/moment';
import { PageLink } from '@/components/ui/page-link';
import { QueryError } from '@/components/ui/query-error';
import { SkeletonRows } from '@/components/ui/skeleton-rows';
import type { AdminNotification } from '@/lib/contracts/alerts/notifications';
import { adminNoticePage, adminNotificationsPage } from '@/lib/core/routes';

interface UnreadPanelProps {
  onLeave: () => void;
  unreadCount: number;
}

/** The newest notifications that the person has not read, and the way to all of them. */
export function UnreadPanel({ onLeave, unreadCount }: UnreadPanelProps) {
  const markAll = useMarkManyRead();
  return (
    <section className="border-b">
      <header className="flex items-center gap-3 border-b px-4 py-2">
        <CountedHeading count={unreadCount}>Unread notifications</CountedHeading>
        {unreadCount > 0 && (
          <Button
            size="small"
            variant="quiet"
            icon={<CheckCheck />}
            isPending={markAll.isPending}
            onPress={() => markAll.mutate(null)}
          >
            Mark all as read
          </Button>
        )}
        <Link href={adminNotificationsPage} aria-label="View all notifications" onNavigate={onLeave}>
          View all
        </Link>
      </header>
      <Rows onLeave={onLeave} />
    </section>
  );
}

function Rows({ onLeave }: Pick<UnreadPanelProps, 'onLeave'>) {
  const recent = useQuery(recentNotificationsQuery);
  if (recent.data === undefined && recent.error !== null) {
    return <QueryError title="Couldn’t load notifications" error={recent.error} query={recent} />;
  }
  if (recent.data === undefined) return <SkeletonRows count={3} label="Loading notifications" />;
  if (recent.data.length === 0) {
    return <p className="px-4 py-4 text-text-muted">No unread notifications.</p>;
  }
  return (
    <ul aria-label="Unread notifications" className="max-h-[36dvh] overflow-y-auto">
      {recent.data.map((notification) => (
        <Unread key={notification.id} notification={notification} onLeave={onLeave} />
      ))}
    </ul>
  );
}

function Unread({ notification, onLeave }: { notification: AdminNotification; onLeave: () => void }) {
  const markRead = useNotificationChange((contract) => contract.markReadOperation);
  const { id, last_at, priority, title } = notification;
  return (
    <li className="flex items-center border-b pe-2 transition-colors last:border-0 hover:bg-surface-hover">
      <PageLink
        href={adminNoticePage(`notification:${id}`)}
        onNavigate={onLeave}
        className="flex min-w-0 flex-1 gap-3 py-2.5 ps-4 pe-2 focus-visible:-outline-offset-2"
      >
        <span className="mt-0.5">
          <PriorityIcon priority={priority} />
        </span>
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium">{title}</span>
          <span className="block truncate text-sm text-text-muted">
            <span aria-hidden>{priorityWord[priority]} · </span>
            <Moment at={last_at} />
          </span>
        </span>
      </PageLink>
      <IconButton
        size="small"
        icon={<MailOpen />}
        label={`Mark as read: ${title}`}
        isPending={markRead.isPending}
        onPress={() => markRead.mutate({ id: String(id) })}
      />
    </li>
  );
}
