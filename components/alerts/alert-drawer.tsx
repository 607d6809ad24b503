'use client';

import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { type ReactNode, useState } from 'react';
import { AlertActions } from '@/components/alerts/alert-actions';
import { AlertState } from '@/components/alerts/alert-state';
import { alertQuery } from '@/components/alerts/queries';
import { ResolveDialog } from '@/components/alerts/resolve-dialog';
import { SeverityPill } from '@/components/alerts/severity';
import { WholeTexts } from '@/components/alerts/whole-texts';
import { Drawer } from '@/components/ui/drawer';
import { Facts } from '@/components/ui/facts';
import { Moment } from '@/components/ui/moment';
import { Pill } from '@/components/ui/pill';
import { QueryError } from '@/components/ui/query-error';
import { Skeleton } from '@/components/ui/skeleton';
import { SkeletonRows } from '@/components/ui/skeleton-rows';
import type { AlertDetail } from '@/lib/contracts/alerts/alerts';
import { humanized } from '@/lib/core/wording';

const OccurrenceHistogram = dynamic(
  () => import('./occurrence-histogram').then((module) => module.OccurrenceHistogram),
  { loading: () => <Skeleton className="h-52 w-full" />, ssr: false },
);

interface AlertDrawerProps {
  id: number;
  onClose: () => void;
  /** Who was told of it. */
  recipients: ReactNode;
}

/** Everything about one alert, and what can be done about it. */
export function AlertDrawer({ id, onClose, recipients }: AlertDrawerProps) {
  const read = useQuery(alertQuery(id));
  const [isResolving, setIsResolving] = useState(false);
  const alert = read.data;
  return (
    <>
      <Drawer
        isOpen
        title={alert?.title ?? 'Alert'}
        onOpenChange={(stays) => stays || onClose()}
        overline={
          alert && (
            <>
              <SeverityPill severity={alert.severity} />
              <AlertState alert={alert} />
              {humanized(alert.alert_type)}
            </>
          )
        }
        actions={alert && <AlertActions alert={alert} onResolve={() => setIsResolving(true)} />}
      >
        {alert === undefined && read.error !== null && (
          <QueryError title="Couldn’t load the alert" error={read.error} query={read} />
        )}
        {alert === undefined && read.error === null && <SkeletonRows label="Loading the alert" count={5} />}
        {alert && (
          <div className="space-y-6">
            <Story alert={alert} />
            {recipients}
          </div>
        )}
      </Drawer>
      {alert && isResolving && <ResolveDialog alert={alert} onClose={() => setIsResolving(false)} />}
    </>
  );
}

function Story({ alert }: { alert: AlertDetail }) {
  return (
    <div className="space-y-6">
      {alert.description && <p className="whitespace-pre-wrap break-words">{alert.description}</p>}
      <WholeTexts details={alert.details} />
      <OccurrenceHistogram id={alert.id} />
      <Facts
        facts={[
          { label: 'Occurred', value: `${alert.occurrence_count.toLocaleString('en-GB')} times` },
          { label: 'First seen', value: <Moment at={alert.first_occurred_at} shows="both" /> },
          { label: 'Last seen', value: <Moment at={alert.last_occurred_at} shows="both" /> },
          { label: 'Episodes', value: alert.episodes > 1 && String(alert.episodes) },
          { label: 'Stores', value: <Names names={alert.affected_stores.map(String)} /> },
          { label: 'Systems', value: <Names names={alert.affected_systems} /> },
          { label: 'Reported by', value: alert.source },
          { label: 'Assigned to', value: alert.assigned_to?.full_name ?? 'No one' },
          { label: 'Acknowledged', value: alert.acknowledged_at && <Moment at={alert.acknowledged_at} shows="both" /> },
          { label: 'Acknowledged by', value: alert.acknowledged_by?.full_name },
          { label: 'Snoozed until', value: alert.snoozed_until && <Moment at={alert.snoozed_until} shows="both" /> },
          { label: 'Resolved', value: alert.resolved_at && <Moment at={alert.resolved_at} shows="both" /> },
          { label: 'Resolved by', value: alert.resolved_by?.full_name },
          { label: 'Notes', value: alert.resolution_notes },
        ]}
      />
    </div>
  );
}

function Names({ names }: { names: readonly string[] }) {
  if (names.length === 0) return <span className="text-text-faint">None</span>;
  return (
    <span className="flex flex-wrap gap-1">
      {names.map((name) => (
        <Pill key={name} tone="neutral" icon={<span className="w-0.5" />}>
          {name}
        </Pill>
      ))}
    </span>
  );
}
