'use client';

import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { OrderPill } from '@/components/orders/order-pill';
import { PlaceOrderDialog } from '@/components/orders/place-order-dialog';
import { ORDERS_SHOWN, projectOrdersQuery } from '@/components/orders/queries';
import { Button } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { ListRow } from '@/components/ui/list-row';
import { ListStates } from '@/components/ui/list-states';
import { Moment } from '@/components/ui/moment';
import { PageSection } from '@/components/ui/page-section';
import { Pagination } from '@/components/ui/pagination';
import { projectCommandsQuery } from '@/lib/client/project-commands-query';
import type { Order } from '@/lib/contracts/marketplace';
import { orderPage } from '@/lib/core/routes';
import { formatMoney } from '@/lib/core/wording';

/** The orders of a project, newest first, and placing one. */
export function ProjectOrders({ uuid }: { uuid: string }) {
  const [page, setPage] = useState(1);
  const [isOrdering, setIsOrdering] = useState(false);
  const mayOrder = useQuery(projectCommandsQuery(uuid)).data?.includes('place_order') === true;
  const found = useQuery(projectOrdersQuery(uuid, page));
  return (
    <PageSection title="Orders">
      <div className="space-y-3">
        {mayOrder && (
          <Button icon={<Plus />} onPress={() => setIsOrdering(true)}>
            Place order
          </Button>
        )}
        <ListStates
          query={found}
          what="orders"
          skeletonCount={3}
          empty={<p className="text-text-muted">Orders appear here with their status.</p>}
        >
          {({ rows, total }) => (
            <>
              <ul aria-label="Orders" className="border-t">
                {rows.map((order) => (
                  <ProjectOrder key={order.uuid} order={order} />
                ))}
              </ul>
              <Pagination label="Orders" page={page} pageSize={ORDERS_SHOWN} total={total} onChange={setPage} />
            </>
          )}
        </ListStates>
      </div>
      {isOrdering && <PlaceOrderDialog project={uuid} onClose={() => setIsOrdering(false)} />}
    </PageSection>
  );
}

function ProjectOrder({ order }: { order: Order }) {
  const { cost, created, created_by_name, offering_name, resource_name, state, type, uuid } = order;
  const what = resource_name === '' ? offering_name : `${offering_name}, ${resource_name}`;
  const parts = [`Ordered by ${created_by_name}`];
  if (cost !== null) parts.push(`Cost ${formatMoney(cost)}`);
  return (
    <ListRow
      title={
        <Link variant="quiet" href={orderPage(uuid)} prefetch={false}>
          {`${type}: ${what}`}
        </Link>
      }
      detail={parts.join(' · ')}
      trailing={
        <>
          <OrderPill state={state} />
          <Moment at={created} />
        </>
      }
    />
  );
}
