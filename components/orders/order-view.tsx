'use client';

import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { OrderPill } from '@/components/orders/order-pill';
import { orderHistoryQuery, orderQuery } from '@/components/orders/queries';
import type { Fact } from '@/components/ui/facts';
import { Link } from '@/components/ui/link';
import { Moment } from '@/components/ui/moment';
import { ObjectPage } from '@/components/ui/object-page';
import { RecordStates } from '@/components/ui/record-states';
import { Skeleton } from '@/components/ui/skeleton';
import type { Order } from '@/lib/contracts/marketplace/marketplace';
import { ordersPage, projectPage, resourcePage } from '@/lib/core/routes';
import { formatLimits, formatMoney, formatPlainDay } from '@/lib/core/wording';

interface OrderViewProps {
  /** Says that its project has ended. */
  banner: ReactNode;
  children: ReactNode;
  /** Whether the person sees its project, too. */
  isProjectShown: boolean;
  uuid: string;
}

/** One order: what it is, who ordered it, where it stands and how it came there. `children` is what can be done about it. */
export function OrderView({ banner, children, isProjectShown, uuid }: OrderViewProps) {
  const found = useQuery(orderQuery(uuid));
  const history = useQuery(orderHistoryQuery(uuid));
  return (
    <RecordStates query={found} what="the order" loading={<Skeleton className="h-40 w-full" />}>
      {(order) => (
        <ObjectPage
          back={{ href: ordersPage, label: 'All orders' }}
          title={`Order: ${order.offering_name}`}
          pill={<OrderPill state={order.state} />}
          banner={banner}
          facts={factsOf(order, isProjectShown)}
          history={history}
        >
          {children}
        </ObjectPage>
      )}
    </RecordStates>
  );
}

function factsOf(order: Order, isProjectShown: boolean): Fact[] {
  const { project_name, project_uuid } = order;
  const project = isProjectShown ? <Link href={projectPage(project_uuid)}>{project_name}</Link> : project_name;
  const { completed_at, consumer_reviewed_at, cost, resource_name, resource_uuid, start_date } = order;
  const { provider_reviewed_at, provider_reviewed_by_full_name } = order;
  return [
    { label: 'Type', value: order.type },
    { label: 'Order number', value: order.external_id },
    { label: 'Offering', value: `${order.offering_name} (${order.offering_type})` },
    { label: 'Resource', value: resource_uuid && <Link href={resourcePage(resource_uuid)}>{resource_name}</Link> },
    { label: 'Cost', value: cost && formatMoney(cost) },
    { label: 'Ordered by', value: order.created_by_name },
    { label: 'Ordered', value: <Moment at={order.created} shows="both" /> },
    { label: 'Start date', value: start_date && formatPlainDay(start_date) },
    { label: 'Limits', value: formatLimits(order.limits) },
    { label: 'Comment', value: order.request_comment },
    { label: waits(order.state) ? 'Why it waits' : 'Why it failed', value: order.error_message },
    { label: 'Reviewed by', value: order.consumer_reviewed_by_name },
    { label: 'Reviewed', value: consumer_reviewed_at && <Moment at={consumer_reviewed_at} shows="both" /> },
    { label: 'Reviewed by the provider', value: provider_reviewed_by_full_name },
    { label: 'Provider reviewed', value: provider_reviewed_at && <Moment at={provider_reviewed_at} shows="both" /> },
    { label: 'Completed', value: completed_at && <Moment at={completed_at} shows="both" /> },
    { label: 'Last changed', value: <Moment at={order.modified} shows="both" /> },
    { label: 'Project', value: project },
    { label: 'Organisation', value: order.organization_name },
  ];
}

/** An order that may not go on has a message too. */
function waits(state: Order['state']): boolean {
  return state.startsWith('pending');
}
