'use client';

import { AlarmClock, CircleCheck, Eye, RotateCcw } from 'lucide-react';
import { isSnoozed } from '@/components/alerts/alert-state';
import { AssignMenu } from '@/components/alerts/assign-menu';
import { useAlertChange } from '@/components/alerts/use-alert-change';
import { Button } from '@/components/ui/button';
import { Menu } from '@/components/ui/menu';
import { toastWithUndo } from '@/components/ui/toast';
import { useNow } from '@/lib/client/clock-provider';
import { useMe } from '@/lib/client/me-query';
import type { PlatformAlert } from '@/lib/contracts/alerts/alerts';
import { formatSoon } from '@/lib/core/wording';

interface AlertActionsProps {
  alert: PlatformAlert;
  onResolve: () => void;
}

const HOUR_MS = 3_600_000;
const snoozes = [
  { id: 'hour', label: '1 hour', hours: 1 },
  { id: 'shift', label: '8 hours', hours: 8 },
  { id: 'day', label: '1 day', hours: 24 },
  { id: 'week', label: '7 days', hours: 168 },
] as const;

/** What can be done about an alert as it stands. */
export function AlertActions({ alert, onResolve }: AlertActionsProps) {
  const reopen = useAlertChange((contract) => contract.reopenAlertOperation);
  const acknowledge = useAlertChange((contract) => contract.acknowledgeAlertOperation);
  if (alert.is_resolved) {
    return (
      <Button icon={<RotateCcw />} isPending={reopen.isPending} onPress={() => reopen.mutate({ id: String(alert.id) })}>
        Reopen
      </Button>
    );
  }
  return (
    <>
      <AssignMenu alert={alert} />
      <SnoozeButton alert={alert} />
      {alert.acknowledged_at === null && (
        <Button
          icon={<Eye />}
          isPending={acknowledge.isPending}
          onPress={() => acknowledge.mutate({ id: String(alert.id) })}
        >
          Acknowledge
        </Button>
      )}
      <Button variant="primary" icon={<CircleCheck />} onPress={onResolve}>
        Resolve
      </Button>
    </>
  );
}

function SnoozeButton({ alert }: { alert: PlatformAlert }) {
  const now = useNow();
  const { time_zone } = useMe();
  const snooze = useAlertChange((contract) => contract.snoozeAlertOperation);
  const id = String(alert.id);
  const unsnooze = () => snooze.mutate({ id, until: null });
  if (isSnoozed(alert, now)) {
    return (
      <Button icon={<AlarmClock />} isPending={snooze.isPending} onPress={unsnooze}>
        Unsnooze
      </Button>
    );
  }
  const entries = snoozes.map(({ hours, id: name, label }) => {
    const until = new Date(now.getTime() + hours * HOUR_MS);
    const title = `Snoozed until ${formatSoon(until, time_zone)}`;
    const onSuccess = () => toastWithUndo(title, unsnooze);
    const onSelect = () => snooze.mutate({ id, until: until.toISOString() }, { onSuccess });
    return { id: name, label, onSelect };
  });
  return (
    <Menu
      placement="top start"
      groups={[{ id: 'times', entries }]}
      trigger={
        <Button icon={<AlarmClock />} isPending={snooze.isPending}>
          Snooze
        </Button>
      }
    />
  );
}
