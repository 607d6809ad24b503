'use client';

import { useState } from 'react';
import { DateField } from '@/components/ui/date-field';
import { Facts } from '@/components/ui/facts';
import { useNow } from '@/lib/client/clock-provider';
import { useMe } from '@/lib/client/me-query';
import { dayBefore, turningPoints } from '@/lib/core/reminder-urgency';
import { dayIn, formatCount, formatPlainDay } from '@/lib/core/wording';

const DAYS_AHEAD = 90;

/** When the action about a resource that ends on some day appears, and when it becomes medium and high. */
export function ReminderPreview({ schedule }: { schedule: readonly number[] }) {
  const { time_zone } = useMe();
  const now = useNow();
  const [endsOn, setEndsOn] = useState(() => dayBefore(dayIn(now, time_zone), -DAYS_AHEAD));
  const points = turningPoints(schedule);
  if (points === null) return null;
  const on = (days: number | null) =>
    days === null ? 'Never' : `${formatPlainDay(dayBefore(endsOn, days))} (${beforeTheEnd(days)})`;
  return (
    <div className="space-y-3">
      <DateField label="Example: a resource that ends on" value={endsOn} onChange={setEndsOn} />
      {endsOn !== '' && (
        <Facts
          facts={[
            { label: 'Action appears', value: on(points.appears) },
            { label: 'Becomes medium', value: on(points.medium) },
            { label: 'Becomes high', value: on(points.high) },
          ]}
        />
      )}
    </div>
  );
}

function beforeTheEnd(days: number): string {
  return days === 0 ? 'on its last day' : `${formatCount(days, 'day', 'days')} before the end`;
}
