'use client';

import { useQuery } from '@tanstack/react-query';
import { resourceOrdersQuery } from '@/components/resources/queries';
import { Link } from '@/components/ui/link';
import { ListRow } from '@/components/ui/list-row';
import { Moment } from '@/components/ui/moment';
import { QueryError } from '@/components/ui/query-error';
import { Skeleton } from '@/components/ui/skeleton';
import type { Order } from '@/lib/contracts/marketplace';
import { orderPage } from '@/lib/core/routes';
import { formatMoney, formatOrderState } from '@/lib/core/wording';

/** The orders of a resource: who ordered what, when, at what cost, and where each stands. */
export function ResourceOrders({ uuid }: { uuid: string }) {
  const found = useQuery(resourceOrdersQuery(uuid));
  if (found.data === undefined && found.error !== null) {
    return <QueryError title="Couldn’t load the orders" error={found.error} query={found} />;
  }
  if (found.data === undefined) return <Skeleton className="h-13 w-full" />;
  if (found.data.rows.length === 0) return <p className="text-text-muted">No order is known for this resource.</p>;
  return (
    <ul aria-label="Orders" className="border-t">
      {found.data.rows.map((order) => (
        <ListRow
          key={order.uuid}
          title={
            <Link variant="quiet" href={orderPage(order.uuid)} prefetch={false}>
              {`${order.type}: ${formatOrderState(order.state)}`}
            </Link>
          }
          detail={detailOf(order)}
          trailing={<Moment at={order.created} />}
        />
      ))}
    </ul>
  );
}

function detailOf({ cost, created_by_name }: Order): string {
  const parts = [created_by_name && `Ordered by ${created_by_name}`, cost !== null && `Cost ${formatMoney(cost)}`];
  return parts.filter(Boolean).join(' · ');
}
