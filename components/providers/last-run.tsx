'use client';

import { formatCounts, formatDuration, runState } from '@/components/providers/run-state';
import { Pill } from '@/components/ui/pill';
import { Spinner } from '@/components/ui/spinner';
import { useNow } from '@/lib/client/clock-provider';
import { useMe } from '@/lib/client/me-query';
import type { Provider } from '@/lib/contracts/actions/providers';
import { exactly, fromNow } from '@/lib/core/wording';

interface LastRunProps {
  isWaiting: boolean;
  provider: Provider;
}

/** The last run: when, how it ended, how long it took and what it did. Changes are announced. */
export function LastRun({ isWaiting, provider }: LastRunProps) {
  const { tone, word } = runState(provider);
  const isRunning = provider.last_execution_status === 'running';
  return (
    <div role="status" className="space-y-1">
      <p className="flex flex-wrap items-center gap-2">
        <Pill tone={tone} {...(isRunning && { icon: <Spinner /> })}>
          {word}
        </Pill>
        <RunTime provider={provider} />
      </p>
      <p className="text-sm text-text-muted">{whatItDid(provider, isWaiting)}</p>
    </div>
  );
}

function RunTime({ provider }: { provider: Provider }) {
  const now = useNow();
  const { time_zone } = useMe();
  const at = provider.last_execution;
  if (at === null) return null;
  return (
    <time dateTime={at} title={exactly(at, time_zone)}>
      {fromNow(at, now, time_zone)}
    </time>
  );
}

function whatItDid(provider: Provider, isWaiting: boolean): string {
  if (isWaiting) return 'Starting…';
  switch (provider.last_execution_status) {
    case 'running':
      return provider.progress || 'Running';
    case 'succeeded':
      return `${formatCounts(provider)}${formatTook(provider)}`;
    case 'cancelled':
      return `${provider.last_error} Nothing changed${formatTook(provider)}`;
    case 'failed':
      return `Nothing changed${formatTook(provider)}`;
    default:
      return 'Waiting for its first run';
  }
}

function formatTook({ last_duration_ms: ms }: Provider): string {
  return ms === null ? '' : `, in ${formatDuration(ms)}`;
}
