'use client';

import { useQuery } from '@tanstack/react-query';
import { Activity, CircleCheck, Mail, OctagonAlert } from 'lucide-react';
import { usePathname, useSearchParams } from 'next/navigation';
import { alertFilters } from '@/components/alerts/alert-filters';
import { alertStatisticsQuery } from '@/components/alerts/queries';
import { notificationFilters, unreadFilters } from '@/components/notifications/notification-filters';
import { notificationListQuery } from '@/components/notifications/queries';
import { QueryError } from '@/components/ui/query-error';
import { Skeleton } from '@/components/ui/skeleton';
import { StatCard } from '@/components/ui/stat-card';

const unread = notificationFilters.address(unreadFilters);
const active = alertFilters.address({ ...alertFilters.off, state: 'active' });
const critical = alertFilters.address({ ...alertFilters.off, state: 'active', severity: 'critical' });
const resolved = alertFilters.address({ ...alertFilters.off, state: 'resolved-today' });

/** The four figures of the page; each leads to what it counts, and back when pressed again. */
export function NoticeCards() {
  const pathname = usePathname();
  const shown = useShown();
  const unreadList = useQuery(notificationListQuery(notificationFilters.query(unreadFilters)));
  const alerts = useQuery(alertStatisticsQuery);
  const { data } = alerts;
  if (data === undefined || unreadList.data === undefined) {
    const failed = [alerts, unreadList].find(({ isError }) => isError);
    if (failed?.error == null) return <Shapes />;
    return <QueryError title="Couldn’t load the summary" error={failed.error} query={failed} />;
  }
  const show = (query: string, isOn: boolean) => {
    const whole = query === unread ? '' : alertFilters.address(alertFilters.off);
    window.history.pushState(null, '', `${pathname}${isOn ? query : whole}`);
  };
  const cards = [
    { query: unread, label: 'Unread', icon: <Mail />, figure: unreadList.data.total, tone: 'info' },
    { query: active, label: 'Active alerts', icon: <Activity />, figure: data.active, tone: 'warning' },
    { query: critical, label: 'Critical', icon: <OctagonAlert />, figure: data.critical, tone: 'danger' },
    { query: resolved, label: 'Resolved today', icon: <CircleCheck />, figure: data.resolved_today, tone: 'success' },
  ] as const;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be a form's
    <div role="group" aria-label="Summary" className="mb-4 grid grid-cols-2 gap-2 sm:grid-cols-4">
      {cards.map(({ query, ...card }) => (
        <StatCard key={query} {...card} isSelected={shown === query} onChange={(isOn) => show(query, isOn)} />
      ))}
    </div>
  );
}

/** The query that the address comes to, in the order in which cards write it. */
function useShown(): string {
  const query = new URLSearchParams(useSearchParams().toString());
  return query.get('tab') === 'alerts'
    ? alertFilters.address({ ...alertFilters.parse(query), page: 1 })
    : notificationFilters.address({ ...notificationFilters.parse(query), page: 1 });
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
