'use client';

import { useQuery } from '@tanstack/react-query';
import { Plus, Webhook } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ListStates } from '@/components/ui/list-states';
import { LoadingRegion } from '@/components/ui/loading-region';
import { PageHeading } from '@/components/ui/page-heading';
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
  const loading = (
    <LoadingRegion label="Loading webhooks">
      <Skeleton className="mb-4 h-48 w-full" />
      <Skeleton className="h-48 w-full" />
    </LoadingRegion>
  );
  const none = (
    <EmptyState icon={<Webhook />} title="No webhooks">
      Add a URL to begin.
    </EmptyState>
  );
  return (
    <ListStates query={useQuery(endpointListQuery)} what="webhooks" loading={loading} empty={none}>
      {({ rows }) => (
        <ul aria-label="Webhooks" className="space-y-4">
          {rows.map((endpoint) => (
            <EndpointCard key={endpoint.uuid} endpoint={endpoint} />
          ))}
        </ul>
      )}
    </ListStates>
  );
}
