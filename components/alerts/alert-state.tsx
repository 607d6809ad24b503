'use client';

import { AlarmClock, CircleCheck, CircleDot, Eye } from 'lucide-react';
import { Pill } from '@/components/ui/pill';
import { useNow } from '@/lib/client/clock-provider';
import type { PlatformAlert } from '@/lib/contracts/alerts/alerts';

/** Whether an alert is kept quiet now. */
export function isSnoozed({ is_resolved, snoozed_until }: PlatformAlert, now: Date): boolean {
  return !is_resolved && snoozed_until !== null && new Date(snoozed_until) > now;
}

/** Where an alert stands: active, acknowledged, snoozed or resolved. */
export function AlertState({ alert }: { alert: PlatformAlert }) {
  const now = useNow();
  if (alert.is_resolved) {
    return (
      <Pill tone="success" icon={<CircleCheck aria-hidden />}>
        Resolved
      </Pill>
    );
  }
  if (isSnoozed(alert, now)) {
    return (
      <Pill tone="neutral" icon={<AlarmClock aria-hidden />}>
        Snoozed
      </Pill>
    );
  }
  if (alert.acknowledged_at !== null) {
    return (
      <Pill tone="info" icon={<Eye aria-hidden />}>
        Acknowledged
      </Pill>
    );
  }
  return (
    <Pill tone="warning" icon={<CircleDot aria-hidden />}>
      Active
    </Pill>
  );
}
