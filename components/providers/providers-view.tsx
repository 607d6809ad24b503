'use client';

import { useQuery } from '@tanstack/react-query';
import { Database, Play } from 'lucide-react';
import { ProviderCard } from '@/components/providers/provider-card';
import { providerListQuery } from '@/components/providers/queries';
import { useRunProviders } from '@/components/providers/use-run-providers';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { EmptyState } from '@/components/ui/empty-state';
import { ListStates } from '@/components/ui/list-states';
import { LoadingRegion } from '@/components/ui/loading-region';
import { PageHeading } from '@/components/ui/page-heading';
import { Skeleton } from '@/components/ui/skeleton';
import { useMe } from '@/lib/client/me-query';
import { SAFETY_NET_MS } from '@/lib/client/safety-net';
import type { Provider } from '@/lib/contracts/actions/providers';

const WATCH_MS = 1_000;

/** Every provider with its switch, its schedule and its last run; watched each second while one is at work. */
export function ProvidersView({ scheduleZone }: { scheduleZone: string }) {
  const areActionsOn = useMe().user_actions_enabled;
  const { run, isWaiting } = useRunProviders();
  const isAtWork = (provider: Provider) => provider.last_execution_status === 'running' || isWaiting(provider);
  const list = useQuery({
    ...providerListQuery,
    refetchInterval: ({ state }) => (state.data?.some(isAtWork) ? WATCH_MS : SAFETY_NET_MS),
  });
  const rows = list.data ?? [];
  const runAll = (
    <Button
      variant="primary"
      icon={<Play />}
      isPending={rows.some(isWaiting)}
      isDisabled={!areActionsOn || !rows.some(({ is_enabled }) => is_enabled)}
      onPress={() => run.mutate(null)}
    >
      Run all
    </Button>
  );
  return (
    <div className="max-w-240">
      <PageHeading title="Providers" actions={runAll}>
        Each provider finds one type of action, on a schedule and whenever related data changes.
      </PageHeading>
      {!areActionsOn && (
        <div className="mb-4">
          <Callout tone="warning">Actions are turned off in Settings, so no provider runs.</Callout>
        </div>
      )}
      <ListStates query={list} what="providers" loading={<Loading />} empty={none}>
        {(providers) => (
          <ul className="space-y-4">
            {providers.map((provider) => (
              <ProviderCard
                key={provider.id}
                provider={provider}
                isWaiting={isWaiting(provider)}
                onRun={() => run.mutate(provider.action_type)}
                scheduleZone={scheduleZone}
              />
            ))}
          </ul>
        )}
      </ListStates>
    </div>
  );
}

const none = (
  <EmptyState icon={<Database />} title="No providers">
    Providers appear here.
  </EmptyState>
);

function Loading() {
  return (
    <LoadingRegion label="Loading providers">
      <Skeleton className="mb-4 h-56 w-full" />
      <Skeleton className="h-56 w-full" />
    </LoadingRegion>
  );
}
