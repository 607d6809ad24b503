'use client';

import { useNow } from '@/lib/client/clock-provider';
import { useMe } from '@/lib/client/me-query';
import type { Provider } from '@/lib/contracts/actions/providers';
import { describeSchedule } from '@/lib/core/describe-schedule';
import { exactly, formatSoon, fromNow } from '@/lib/core/wording';

interface NextRunProps {
  provider: Provider;
  scheduleZone: string;
}

/** When the provider runs next, and the schedule behind it. */
export function NextRun({ provider, scheduleZone }: NextRunProps) {
  const now = useNow();
  const { time_zone } = useMe();
  const { next_run: at, schedule } = provider;
  return (
    <div className="space-y-1">
      <p>
        {at === null ? (
          'None while it’s off'
        ) : (
          <time dateTime={at} title={exactly(at, time_zone)}>
            {fromNow(at, now, time_zone)}, {formatSoon(at, time_zone)}
          </time>
        )}
      </p>
      <p className="text-sm text-text-muted">
        {describeSchedule(schedule) ?? 'Custom schedule'} ({scheduleZone}),{' '}
        <code className="whitespace-nowrap">{schedule}</code>
      </p>
    </div>
  );
}
