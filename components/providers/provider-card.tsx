'use client';

import { Ban, CalendarClock, Play } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { LastRun } from '@/components/providers/last-run';
import { NextRun } from '@/components/providers/next-run';
import { formatOpen } from '@/components/providers/run-state';
import { ScheduleDialog } from '@/components/providers/schedule-dialog';
import { SwitchOffDialog } from '@/components/providers/switch-off-dialog';
import { useCancelRun } from '@/components/providers/use-cancel-run';
import { useChangeProvider } from '@/components/providers/use-change-provider';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Pill } from '@/components/ui/pill';
import { Switch } from '@/components/ui/switch';
import { toast } from '@/components/ui/toast';
import { useMe } from '@/lib/client/me-query';
import type { Provider } from '@/lib/contracts/actions/providers';
import { exactly } from '@/lib/core/wording';

interface ProviderCardProps {
  /** A run was asked for and has not begun. */
  isWaiting: boolean;
  onRun: () => void;
  provider: Provider;
  /** The zone that schedules are read in. */
  scheduleZone: string;
}

/** One provider: what it does now, what it did last, and the ways to change that. */
export function ProviderCard({ isWaiting, onRun, provider, scheduleZone }: ProviderCardProps) {
  const change = useChangeProvider();
  const [asking, setAsking] = useState<'schedule' | 'switch-off' | null>(null);
  const close = () => setAsking(null);
  const switchOn = () =>
    change.mutate(
      { id: String(provider.id), is_enabled: true },
      { onError: (error) => toast({ tone: 'danger', title: 'Couldn’t turn it on', description: error.message }) },
    );
  return (
    <li className="rounded-lg border">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 border-b px-4 py-3">
        <div>
          <div className="flex items-center gap-2">
            <h2 className="font-semibold">{provider.display_name}</h2>
            {!provider.is_enabled && <Pill tone="neutral">Off</Pill>}
          </div>
          <p className="font-mono text-sm text-text-muted">{provider.action_type}</p>
        </div>
        <Switch
          label={provider.display_name}
          labelVisibility="hidden"
          isSelected={provider.is_enabled}
          isDisabled={change.isPending}
          onChange={(isOn) => (isOn ? switchOn() : setAsking('switch-off'))}
        />
      </div>
      <Failure provider={provider} />
      <dl className="grid gap-x-6 gap-y-4 px-4 py-4 sm:grid-cols-3">
        <Fact name="Last run">
          <LastRun provider={provider} isWaiting={isWaiting} />
        </Fact>
        <Fact name="Next run">
          <NextRun provider={provider} scheduleZone={scheduleZone} />
        </Fact>
        <Fact name="Now">
          <span className="tabular-nums">{formatOpen(provider)}</span>
        </Fact>
      </dl>
      <div className="flex flex-wrap gap-2 border-t px-4 py-2">
        <RunButtons isWaiting={isWaiting} onRun={onRun} provider={provider} />
        <Button size="small" variant="quiet" icon={<CalendarClock />} onPress={() => setAsking('schedule')}>
          Change schedule
        </Button>
      </div>
      <SwitchOffDialog provider={provider} change={change} isOpen={asking === 'switch-off'} onClose={close} />
      {asking === 'schedule' && <ScheduleDialog provider={provider} scheduleZone={scheduleZone} onClose={close} />}
    </li>
  );
}

function RunButtons({ isWaiting, onRun, provider }: Omit<ProviderCardProps, 'scheduleZone'>) {
  const areActionsOn = useMe().user_actions_enabled;
  const cancel = useCancelRun();
  const isRunning = provider.last_execution_status === 'running';
  return (
    <>
      <Button
        size="small"
        icon={<Play />}
        isPending={isWaiting || isRunning}
        isDisabled={!areActionsOn || !provider.is_enabled}
        onPress={onRun}
      >
        Run now
      </Button>
      {isRunning && (
        <Button size="small" icon={<Ban />} isPending={cancel.isPending} onPress={() => cancel.mutate(provider.id)}>
          Cancel run
        </Button>
      )}
    </>
  );
}

function Fact({ children, name }: { children: ReactNode; name: string }) {
  return (
    <div>
      <dt className="mb-1 text-sm text-text-muted">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Why the last run failed, in full, and since when its actions may be out of date: also while it runs again. */
function Failure({ provider }: { provider: Provider }) {
  const { time_zone } = useMe();
  const hasFailed = provider.last_execution_status === 'failed';
  if (!hasFailed && provider.stale_since === null) return null;
  return (
    <div className="px-4 pt-4">
      <Callout tone={hasFailed ? 'danger' : 'warning'}>
        {hasFailed && (
          <p className="whitespace-pre-wrap break-words">{provider.last_error || 'The last run failed.'}</p>
        )}
        {provider.stale_since !== null && (
          <p className="text-sm text-text-muted">
            Its actions may be out of date: updates have failed since {exactly(provider.stale_since, time_zone)}.
          </p>
        )}
      </Callout>
    </div>
  );
}
