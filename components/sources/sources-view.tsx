'use client';

import { useQuery } from '@tanstack/react-query';
import { Plus, RadioTower } from 'lucide-react';
import { useState } from 'react';
import { AddSourceDialog } from '@/components/sources/add-source-dialog';
import { sourceListQuery } from '@/components/sources/queries';
import { RevokedSources } from '@/components/sources/revoked-sources';
import { SourceCard } from '@/components/sources/source-card';
import { RevokeQuestion, RotateQuestion } from '@/components/sources/source-questions';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ListStates } from '@/components/ui/list-states';
import { LoadingRegion } from '@/components/ui/loading-region';
import { PageHeading } from '@/components/ui/page-heading';
import { Skeleton } from '@/components/ui/skeleton';
import type { IngestSource } from '@/lib/contracts/alerts/ingest';

/** Every other system that reports alerts. */
export function SourcesView() {
  const [isAdding, setIsAdding] = useState(false);
  const add = (
    <Button variant="primary" icon={<Plus />} onPress={() => setIsAdding(true)}>
      Add source
    </Button>
  );
  return (
    <div className="max-w-240">
      <PageHeading title="Sources" actions={add}>
        Systems that report alerts here. Each has its own token, which can do nothing else.
      </PageHeading>
      <Sources />
      {isAdding && <AddSourceDialog onClose={() => setIsAdding(false)} />}
    </div>
  );
}

function Sources() {
  const loading = (
    <LoadingRegion label="Loading sources">
      <Skeleton className="mb-4 h-48 w-full" />
      <Skeleton className="h-48 w-full" />
    </LoadingRegion>
  );
  return (
    <ListStates query={useQuery(sourceListQuery)} what="sources" loading={loading}>
      {({ rows }) => {
        const revoked = rows.filter(({ revoked_at }) => revoked_at !== null);
        return (
          <>
            <InUse sources={rows.filter(({ revoked_at }) => revoked_at === null)} />
            {revoked.length > 0 && <RevokedSources sources={revoked} />}
          </>
        );
      }}
    </ListStates>
  );
}

type Asked = { what: 'rotate' | 'revoke'; source: IngestSource };

function InUse({ sources }: { sources: readonly IngestSource[] }) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = () => setAsked(null);
  return (
    <>
      {sources.length === 0 ? (
        <EmptyState icon={<RadioTower />} title="No sources">
          Connect Alertmanager, Grafana or your own program to see its alerts here.
        </EmptyState>
      ) : (
        <ul aria-label="Sources" className="space-y-4">
          {sources.map((source) => (
            <SourceCard
              key={source.uuid}
              source={source}
              onRevoke={() => setAsked({ what: 'revoke', source })}
              onRotate={() => setAsked({ what: 'rotate', source })}
            />
          ))}
        </ul>
      )}
      {asked?.what === 'rotate' && <RotateQuestion source={asked.source} onClose={close} />}
      {asked?.what === 'revoke' && <RevokeQuestion source={asked.source} onClose={close} />}
    </>
  );
}
