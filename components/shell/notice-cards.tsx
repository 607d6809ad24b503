'use client';

import { useQuery } from '@tanstack/react-query';
import { Activity, CircleCheck, Mail, OctagonAlert } from 'lucide-react';
import { usePathname, useSearchParams } from 'next/navigation';
import { useMemo } from 'react';
import { alertFilters } from '@/components/alerts/alert-filters';
import { alertStatisticsQuery } from '@/components/alerts/queries';
import { notificationFilters } from '@/components/notifications/notification-filters';
import { notificationSummaryQuery } from '@/components/notifications/queries';
import { noticeCards, noticeFiltersOf } from '@/components/shell/notice-card';
import { QueryError } from '@/components/ui/query-error';
import { Skeleton } from '@/components/ui/skeleton';
import { StatCard } from '@/components/ui/stat-card';

const looks = {
  unread: { icon: <Mail />, tone: 'info' },
  active: { icon: <Activity />, tone: 'warning' },
  critical: { icon: <OctagonAlert />, tone: 'danger' },
  resolved: { icon: <CircleCheck />, tone: 'success' },
} as const;

/** The four figures of the page; each leads to what it counts, and back when pressed again. */
export function NoticeCards() {
  const pathname = usePathname();
  const address = useSearchParams().toString();
  const filters = useMemo(() => noticeFiltersOf(new URLSearchParams(address)), [address]);
  const unread = useQuery(notificationSummaryQuery(notificationFilters.matching(filters.notifications)));
  const alerts = useQuery(alertStatisticsQuery(alertFilters.matching(filters.alerts)));
  if (alerts.data === undefined || unread.data === undefined) {
    const failed = [alerts, unread].find(({ isError }) => isError);
    if (failed?.error == null) return <Shapes />;
    return <QueryError title="Couldn’t load the summary" error={failed.error} query={failed} />;
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be a form's
    <div role="group" aria-label="Summary" className="mb-4 grid grid-cols-2 gap-2 sm:grid-cols-4">
      {noticeCards(filters, { summary: unread.data, statistics: alerts.data }).map(
        ({ kind, pressed, released, ...card }) => (
          <StatCard
            key={kind}
            {...card}
            {...looks[kind]}
            onChange={(isOn) => window.history.pushState(null, '', `${pathname}${isOn ? pressed : released}`)}
          />
        ),
      )}
    </div>
  );
}

function Shapes() {
  return (
    <div aria-hidden className="mb-4 grid grid-cols-2 gap-2 sm:grid-cols-4">
      {[0, 1, 2, 3].map((card) => (
        <Skeleton key={card} className="h-15.5 rounded-lg" />
      ))}
    </div>
  );
}
