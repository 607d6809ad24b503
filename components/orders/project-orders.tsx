'use client';

import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { OrderRow } from '@/components/orders/order-row';
import { PlaceOrderDialog } from '@/components/orders/place-order-dialog';
import { ORDERS_SHOWN, projectOrdersQuery } from '@/components/orders/queries';
import { Button } from '@/components/ui/button';
import { PageSection } from '@/components/ui/page-section';
import { PagedList } from '@/components/ui/paged-list';
import { projectCommandsQuery } from '@/lib/client/project-commands-query';

/** The orders of a project, newest first, and placing one. */
export function ProjectOrders({ uuid }: { uuid: string }) {
  const [isOrdering, setIsOrdering] = useState(false);
  const mayOrder = useQuery(projectCommandsQuery(uuid)).data?.includes('place_order') === true;
  return (
    <PageSection title="Orders">
      <div className="space-y-3">
        {mayOrder && (
          <Button icon={<Plus />} onPress={() => setIsOrdering(true)}>
            Place order
          </Button>
        )}
        <PagedList
          label="Orders"
          what="orders"
          queryOf={(page) => projectOrdersQuery(uuid, page)}
          pageSize={ORDERS_SHOWN}
          empty={<p className="text-text-muted">Orders appear here with their status.</p>}
          renderRow={(order) => <OrderRow order={order} />}
        />
      </div>
      {isOrdering && <PlaceOrderDialog project={uuid} onClose={() => setIsOrdering(false)} />}
    </PageSection>
  );
}
