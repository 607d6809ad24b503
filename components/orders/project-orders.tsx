'use client';

import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { OrderRow } from '@/components/orders/order-row';
import { PlaceOrderDialog } from '@/components/orders/place-order-dialog';
import { ORDERS_SHOWN, projectOrdersQuery } from '@/components/orders/queries';
import { Button } from '@/components/ui/button';
import { ListStates } from '@/components/ui/list-states';
import { PageSection } from '@/components/ui/page-section';
import { Pagination } from '@/components/ui/pagination';
import { projectCommandsQuery } from '@/lib/client/project-commands-query';

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
                  <OrderRow key={order.uuid} order={order} />
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
