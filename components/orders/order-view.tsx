'use client';

import { useQuery } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { OrderPill } from '@/components/orders/order-pill';
import { orderHistoryQuery, orderQuery } from '@/components/orders/queries';
import { ButtonLink } from '@/components/ui/button-link';
import { type Fact, Facts } from '@/components/ui/facts';
import { Link } from '@/components/ui/link';
import { LoadingRegion } from '@/components/ui/loading-region';
import { Moment } from '@/components/ui/moment';
import { PageHeading } from '@/components/ui/page-heading';
import { PageSection } from '@/components/ui/page-section';
import { QueryError } from '@/components/ui/query-error';
import { Skeleton } from '@/components/ui/skeleton';
import { Timeline } from '@/components/ui/timeline';
import type { Order } from '@/lib/contracts/marketplace';
import { actionsPage, resourcePage } from '@/lib/core/routes';
import { formatMoney, formatPlainDay } from '@/lib/core/wording';

/** One order: what it is, who ordered it, where it stands and how it came there. `children` is what can be done about it. */
export function OrderView({ children, uuid }: { children: ReactNode; uuid: string }) {
  const found = useQuery(orderQuery(uuid));
  if (found.data === undefined && found.error !== null) {
    return <QueryError title="Couldn’t load the order" error={found.error} query={found} />;
  }
  if (found.data === undefined) {
    return (
      <LoadingRegion label="Loading the order">
        <Skeleton className="h-40 w-full" />
      </LoadingRegion>
    );
  }
  const order = found.data;
  const back = (
    <ButtonLink href={actionsPage} variant="quiet" icon={<ArrowLeft />}>
      All actions
    </ButtonLink>
  );
  return (
    <div className="max-w-240">
      <PageHeading title={`Order: ${order.offering_name}`} actions={back}>
        <OrderPill state={order.state} />
      </PageHeading>
      <div className="space-y-8">
        <Facts facts={factsOf(order)} />
        {children}
        <PageSection title="History">
          <History uuid={uuid} />
        </PageSection>
      </div>
    </div>
  );
}

function factsOf(order: Order): Fact[] {
  const { consumer_reviewed_at, cost, resource_name, resource_uuid, start_date } = order;
  return [
    { label: 'Type', value: order.type },
    { label: 'Order number', value: order.external_id },
    { label: 'Offering', value: `${order.offering_name} (${order.offering_type})` },
    { label: 'Resource', value: resource_uuid && <Link href={resourcePage(resource_uuid)}>{resource_name}</Link> },
    { label: 'Cost', value: cost && formatMoney(cost) },
    { label: 'Ordered by', value: order.created_by_name },
    { label: 'Ordered', value: <Moment at={order.created} shows="both" /> },
    { label: 'Start date', value: start_date && formatPlainDay(start_date) },
    { label: 'Reviewed by', value: order.consumer_reviewed_by_name },
    { label: 'Reviewed', value: consumer_reviewed_at && <Moment at={consumer_reviewed_at} shows="both" /> },
    { label: 'Last changed', value: <Moment at={order.modified} shows="both" /> },
    { label: 'Project', value: order.project_name },
    { label: 'Organisation', value: order.organization_name },
  ];
}

function History({ uuid }: { uuid: string }) {
  const found = useQuery(orderHistoryQuery(uuid));
  if (found.data !== undefined) return <Timeline entries={found.data} />;
  if (found.error !== null) return <QueryError title="Couldn’t load the history" error={found.error} query={found} />;
  return <Skeleton className="h-4 w-1/2" />;
}
