'use client';

import { useQuery } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { resourceHistoryQuery, resourceQuery } from '@/components/resources/queries';
import { ResourceOrders } from '@/components/resources/resource-orders';
import { ResourcePill } from '@/components/resources/resource-pill';
import { ButtonLink } from '@/components/ui/button-link';
import { type Fact, Facts } from '@/components/ui/facts';
import { LoadingRegion } from '@/components/ui/loading-region';
import { Moment } from '@/components/ui/moment';
import { PageHeading } from '@/components/ui/page-heading';
import { PageSection } from '@/components/ui/page-section';
import { QueryError } from '@/components/ui/query-error';
import { Skeleton } from '@/components/ui/skeleton';
import { Timeline } from '@/components/ui/timeline';
import type { Resource } from '@/lib/contracts/marketplace';
import { actionsPage } from '@/lib/core/routes';
import { formatPlainDay } from '@/lib/core/wording';

/** One resource: what it is, when it ends, who ordered it and at what cost. `children` is what can be done about it. */
export function ResourceView({ children, uuid }: { children: ReactNode; uuid: string }) {
  const found = useQuery(resourceQuery(uuid));
  if (found.data === undefined && found.error !== null) {
    return <QueryError title="Couldn’t load the resource" error={found.error} query={found} />;
  }
  if (found.data === undefined) {
    return (
      <LoadingRegion label="Loading the resource">
        <Skeleton className="h-40 w-full" />
      </LoadingRegion>
    );
  }
  const resource = found.data;
  const back = (
    <ButtonLink href={actionsPage} variant="quiet" icon={<ArrowLeft />}>
      All actions
    </ButtonLink>
  );
  return (
    <div className="max-w-240">
      <PageHeading title={resource.name} actions={back}>
        <ResourcePill state={resource.state} />
      </PageHeading>
      <div className="space-y-8">
        <Facts facts={factsOf(resource)} />
        {children}
        <PageSection title="Orders">
          <ResourceOrders uuid={uuid} />
        </PageSection>
        <PageSection title="History">
          <History uuid={uuid} />
        </PageSection>
      </div>
    </div>
  );
}

function factsOf(resource: Resource): Fact[] {
  const { end_date, termination_accepted_at: acceptedAt, termination_accepted_by_name: acceptedBy } = resource;
  return [
    { label: 'Offering', value: `${resource.offering_name} (${resource.offering_type})` },
    { label: 'End date', value: end_date === null ? 'None' : formatPlainDay(end_date) },
    { label: 'End accepted', value: acceptedAt && <Moment at={acceptedAt} shows="both" /> },
    { label: 'End accepted by', value: acceptedBy },
    { label: 'Created', value: <Moment at={resource.created} shows="both" /> },
    { label: 'Last changed', value: <Moment at={resource.modified} shows="both" /> },
    { label: 'Project', value: resource.project_name },
    { label: 'Organisation', value: resource.organization_name },
  ];
}

function History({ uuid }: { uuid: string }) {
  const found = useQuery(resourceHistoryQuery(uuid));
  if (found.data !== undefined) return <Timeline entries={found.data} />;
  if (found.error !== null) return <QueryError title="Couldn’t load the history" error={found.error} query={found} />;
  return <Skeleton className="h-4 w-1/2" />;
}
