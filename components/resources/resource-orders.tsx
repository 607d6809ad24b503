'use client';

import { useQuery } from '@tanstack/react-query';
import { resourceOrdersQuery } from '@/components/resources/queries';
import { Link } from '@/components/ui/link';
import { ListRow } from '@/components/ui/list-row';
import { ListStates } from '@/components/ui/list-states';
import { Moment } from '@/components/ui/moment';
import { Skeleton } from '@/components/ui/skeleton';
import type { Order } from '@/lib/contracts/marketplace/marketplace';
import { orderPage } from '@/lib/core/routes';
import { formatMoney, formatOrderState } from '@/lib/core/wording';

/** The orders of a resource: who ordered what, when, at what cost, and where each stands. */
export function ResourceOrders({ uuid }: { uuid: string }) {
  const found = useQuery(resourceOrdersQuery(uuid));
  return (
    <ListStates
      query={found}
      what="the orders"
      loading={<Skeleton className="h-13 w-full" />}
      empty={<p className="text-text-muted">No orders for this resource.</p>}
    >
      {({ rows }) => (
        <ul aria-label="Orders" className="border-t">
          {rows.map((order) => (
            <ListRow
              key={order.uuid}
              title={
                <Link variant="quiet" href={orderPage(order.uuid)}>
                  {`${order.type}: ${formatOrderState(order.state)}`}
                </Link>
              }
              detail={detailOf(order)}
              trailing={<Moment at={order.created} />}
            />
          ))}
        </ul>
      )}
    </ListStates>
  );
}

function detailOf({ cost, created_by_name }: Order): string {
  const parts = [created_by_name && `Ordered by ${created_by_name}`, cost !== null && `Cost ${formatMoney(cost)}`];
  return parts.filter(Boolean).join(' · ');
}
