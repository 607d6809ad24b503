'use client';

import { AlertState } from '@/components/alerts/alert-state';
import { SeverityIcon, SeverityPill } from '@/components/alerts/severity';
import { ListRow } from '@/components/ui/list-row';
import { Moment } from '@/components/ui/moment';
import { RowButton } from '@/components/ui/row-button';
import type { PlatformAlert } from '@/lib/contracts/alerts/alerts';
import { formatCount, humanized } from '@/lib/core/wording';

interface AlertRowProps {
  alert: PlatformAlert;
  onOpen: () => void;
}

/** One alert in the list: how bad, what, how often and when last, and where it stands. */
export function AlertRow({ alert, onOpen }: AlertRowProps) {
  const { affected_stores, affected_systems, assigned_to, occurrence_count, severity, title } = alert;
  const affected = [...affected_stores, ...affected_systems].join(', ');
  const detail = [humanized(alert.alert_type), affected, assigned_to && `assigned to ${assigned_to.full_name}`];
  return (
    <ListRow
      leading={<SeverityIcon severity={severity} />}
      title={
        <span data-row>
          <RowButton onPress={onOpen}>{title}</RowButton>
        </span>
      }
      detail={detail.filter(Boolean).join(' · ')}
      trailing={
        <>
          <AlertState alert={alert} />
          <SeverityPill severity={severity} />
          <span className="flex flex-col whitespace-nowrap sm:w-32 sm:items-end">
            <span>{formatCount(occurrence_count, 'occurrence', 'occurrences')}</span>
            <span className="text-text-faint text-xs">
              <Moment at={alert.last_occurred_at} />
            </span>
          </span>
        </>
      }
    />
  );
}
