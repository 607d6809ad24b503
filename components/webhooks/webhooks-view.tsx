'use client';

import { useQuery } from '@tanstack/react-query';
import { Plus, Webhook } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { LoadingRegion } from '@/components/ui/loading-region';
import { PageHeading } from '@/components/ui/page-heading';
import { QueryError } from '@/components/ui/query-error';
import { Skeleton } from '@/components/ui/skeleton';
import { AddEndpointDialog } from '@/components/webhooks/add-endpoint-dialog';
import { EndpointCard } from '@/components/webhooks/endpoint-card';
import { endpointListQuery } from '@/components/webhooks/queries';

/** Every other system that is told what staff are told. */
export function WebhooksView() {
  const [isAdding, setIsAdding] = useState(false);
  const add = (
    <Button variant="primary" icon={<Plus />} onPress={() => setIsAdding(true)}>
      Add webhook
    </Button>
  );
  return (
    <div className="max-w-240">
      <PageHeading title="Webhooks" actions={add}>
        Send notifications and alerts to other systems as they happen. Every message is signed.
      </PageHeading>
      <Endpoints />
      {isAdding && <AddEndpointDialog onClose={() => setIsAdding(false)} />}
    </div>
  );
}

function Endpoints() {
  const list = useQuery(endpointListQuery);
  if (list.data === undefined && list.error !== null) {
    return <QueryError title="Couldn’t load webhooks" error={list.error} query={list} />;
  }
  if (list.data === undefined) {
    return (
      <LoadingRegion label="Loading webhooks">
        <Skeleton className="mb-4 h-48 w-full" />
        <Skeleton className="h-48 w-full" />
      </LoadingRegion>
    );
  }
  if (list.data.length === 0) {
    return (
      <EmptyState icon={<Webhook />} title="No webhooks">
        Add a URL to begin.
      </EmptyState>
    );
  }
  return (
    <ul aria-label="Webhooks" className="space-y-4">
      {list.data.map((endpoint) => (
        <EndpointCard key={endpoint.uuid} endpoint={endpoint} />
      ))}
    </ul>
  );
}
