'use client';

import { useQuery } from '@tanstack/react-query';
import { RotateCcw } from 'lucide-react';
import { KindRow } from '@/components/preferences/kind-row';
import { choicesOfReset, formatChannel, whenLabels } from '@/components/preferences/preference-labels';
import { PreferencesSection } from '@/components/preferences/preferences-section';
import { notificationPreferencesQuery } from '@/components/preferences/queries';
import { QuietHoursEditor } from '@/components/preferences/quiet-hours-editor';
import { useChangeNotificationPreferences } from '@/components/preferences/use-change-notification-preferences';
import { Button } from '@/components/ui/button';
import { QueryError } from '@/components/ui/query-error';
import { SkeletonRows } from '@/components/ui/skeleton-rows';
import type { NotificationPreferences, PreferredKind } from '@/lib/contracts/delivery/preferences';

/** What the person is told of, on which channel and when; and when they are left in peace. */
export function NotificationsSection() {
  const read = useQuery(notificationPreferencesQuery);
  const change = useChangeNotificationPreferences();
  const reset = read.data === undefined ? [] : choicesOfReset(read.data);
  const action = (
    <Button
      size="small"
      icon={<RotateCcw />}
      isDisabled={reset.length === 0}
      onPress={() => change.mutate({ choices: reset, done: 'Notifications reset to defaults' })}
    >
      Reset to defaults
    </Button>
  );
  return (
    <PreferencesSection title="Notifications" action={action}>
      {read.data === undefined && read.error !== null && (
        <QueryError title="Couldn’t load your notification preferences" error={read.error} query={read} />
      )}
      {read.data === undefined && read.error === null && <SkeletonRows label="Loading notifications" count={3} />}
      {read.data !== undefined && <Choices change={change} preferences={read.data} />}
    </PreferencesSection>
  );
}

interface ChoicesProps {
  change: ReturnType<typeof useChangeNotificationPreferences>;
  preferences: NotificationPreferences;
}

function Choices({ change, preferences }: ChoicesProps) {
  const { kinds, quiet_hours, time_zone } = preferences;
  const channels = [...new Set(kinds.flatMap((kind) => kind.channels.map(({ channel }) => channel)))];
  return (
    <>
      <div aria-hidden className="hidden gap-4 border-b pb-2 font-medium text-sm text-text-muted sm:flex">
        <span className="flex-1">Notification</span>
        {channels.map((channel) => (
          <span key={channel} className="w-40">
            {formatChannel(channel)}
          </span>
        ))}
      </div>
      <ul aria-label="Notification types" className="max-sm:space-y-3">
        {kinds.map((kind) => (
          <KindRow
            key={kind.kind}
            kind={kind}
            columns={channels}
            onChoose={(channel, when) =>
              change.mutate({
                choices: [{ kind: kind.kind, channel, when }],
                done: `${kind.label}, ${formatChannel(channel).toLowerCase()}: ${whenLabels[when].toLowerCase()}`,
              })
            }
          />
        ))}
      </ul>
      {kinds.some(isHeldBack) && (
        <QuietHoursEditor
          quiet={quiet_hours}
          timeZone={time_zone}
          onChange={(quiet, done) => change.mutate({ quiet_hours: quiet, done })}
        />
      )}
    </>
  );
}

/** Whether quiet hours can hold back a mail of this kind. */
function isHeldBack({ channels }: PreferredKind): boolean {
  return channels.some(({ channel, choices, is_mandatory }) => {
    return channel === 'email' && !is_mandatory && choices.includes('at_once');
  });
}
