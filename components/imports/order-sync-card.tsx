'use client';

import { useQuery } from '@tanstack/react-query';
import { RefreshCw } from 'lucide-react';
import { orderSyncQuery } from '@/components/imports/queries';
import { formatSyncCounts, isWaitingFor, syncState } from '@/components/imports/sync-labels';
import { useRequestSync } from '@/components/imports/use-request-sync';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Moment } from '@/components/ui/moment';
import { Pill } from '@/components/ui/pill';
import { Spinner } from '@/components/ui/spinner';
import type { OrderSync } from '@/lib/contracts/marketplace/order-sync';

/** Where orders come from by themselves, and how that went; nothing where no source is configured. */
export function OrderSyncCard() {
  const read = useQuery(orderSyncQuery);
  const request = useRequestSync();
  const sync = read.data;
  if (sync === undefined || !sync.is_configured) return null;
  const isWaiting = isWaitingFor(request.askedAfter, sync);
  return (
    <section aria-label="Order sync" className="mt-6 rounded-lg border">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 px-4 py-3">
        <div role="status" className="space-y-1">
          <h2 className="font-semibold">Orders from {sync.source_name}</h2>
          <LastRun sync={sync} />
          <p className="text-sm text-text-muted">
            {isWaiting ? 'Starting…' : sync.next_run && <NextRun at={sync.next_run} />}
          </p>
        </div>
        <Button
          size="small"
          icon={<RefreshCw />}
          isPending={isWaiting || request.isPending || sync.last_run?.status === 'running'}
          onPress={() => request.mutate(sync.last_run?.started_at ?? null)}
        >
          Sync now
        </Button>
      </div>
      {sync.last_run?.status === 'failed' && (
        <div className="px-4 pb-4">
          <Callout tone="danger">
            <p className="break-words">{sync.last_run.error || 'The last run failed.'} Nothing was saved.</p>
          </Callout>
        </div>
      )}
    </section>
  );
}

function LastRun({ sync: { last_run } }: { sync: OrderSync }) {
  if (last_run === null) return <p className="text-text-muted">Never run.</p>;
  const { tone, word } = syncState(last_run.status);
  return (
    <p className="flex flex-wrap items-center gap-2">
      <Pill tone={tone} {...(last_run.status === 'running' && { icon: <Spinner /> })}>
        {word}
      </Pill>
      <Moment at={last_run.started_at} />
      {last_run.status === 'succeeded' && <span className="text-text-muted">{formatSyncCounts(last_run)}</span>}
    </p>
  );
}

function NextRun({ at }: { at: string }) {
  return (
    <>
      Next <Moment at={at} />
    </>
  );
}
