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
import { LoadingRegion } from '@/components/ui/loading-region';
import { PageHeading } from '@/components/ui/page-heading';
import { QueryError } from '@/components/ui/query-error';
import { Skeleton } from '@/components/ui/skeleton';
import type { IngestSource } from '@/lib/contracts/ingest';

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
  const list = useQuery(sourceListQuery);
  if (list.data === undefined && list.error !== null) {
    return <QueryError title="Couldn’t load sources" error={list.error} query={list} />;
  }
  if (list.data === undefined) {
    return (
      <LoadingRegion label="Loading sources">
        <Skeleton className="mb-4 h-48 w-full" />
        <Skeleton className="h-48 w-full" />
      </LoadingRegion>
    );
  }
  const revoked = list.data.filter(({ revoked_at }) => revoked_at !== null);
  return (
    <>
      <InUse sources={list.data.filter(({ revoked_at }) => revoked_at === null)} />
      {revoked.length > 0 && <RevokedSources sources={revoked} />}
    </>
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
