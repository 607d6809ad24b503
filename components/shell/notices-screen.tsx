'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { AlertsView } from '@/components/alerts/alerts-view';
import { Recipients } from '@/components/deliveries/recipients';
import { NotificationsView } from '@/components/notifications/notifications-view';
import { NoticeCards } from '@/components/shell/notice-cards';
import { PageHeading } from '@/components/ui/page-heading';
import { Tabs } from '@/components/ui/tabs';

const tabs = [
  { id: 'notifications', label: 'Notifications' },
  { id: 'alerts', label: 'Platform alerts' },
] as const;

function renderRecipients(about: string) {
  return <Recipients about={about} />;
}

/** What staff is told and what is wrong with the platform, beside each other. */
export function NoticesScreen() {
  const pathname = usePathname();
  const tab = useSearchParams().get('tab') === 'alerts' ? 'alerts' : 'notifications';
  return (
    <div className="mx-auto max-w-350">
      <PageHeading title="Notifications">What staff should know, and what is wrong right now.</PageHeading>
      <NoticeCards />
      <Tabs
        label="Notifications and alerts"
        tabs={tabs}
        value={tab}
        onChange={(id) => window.history.pushState(null, '', id === 'alerts' ? `${pathname}?tab=alerts` : pathname)}
      >
        {tab === 'alerts' ? (
          <AlertsView renderRecipients={renderRecipients} />
        ) : (
          <NotificationsView renderRecipients={renderRecipients} />
        )}
      </Tabs>
    </div>
  );
}
