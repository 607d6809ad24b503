import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { orderFilters } from '@/components/orders/order-filters';
import { OrdersView } from '@/components/orders/orders-view';
import { orderListQuery } from '@/components/orders/queries';
import { requirePersonPage } from '@/lib/auth/current-person';
import { createQueryClient } from '@/lib/client/create-query-client';
import { listOrdersOperation } from '@/lib/contracts/marketplace/marketplace';
import { createContext } from '@/lib/services/create-context';
import { listOrders } from '@/lib/services/orders/list-orders';
import { readQuery } from '../../read-query';
import { rowsOf } from '../../rows-of';
import { type SearchParams, singleValues } from '../../search-params';

export const metadata: Metadata = { title: 'Orders' };

/** The orders that the person sees. */
export default async function OrdersPage({ searchParams }: { searchParams: SearchParams }) {
  const ctx = createContext(await requirePersonPage());
  const query = orderFilters.query(orderFilters.parse(singleValues(await searchParams)));
  const queries = createQueryClient();
  const queryFn = async () =>
    rowsOf(listOrdersOperation.answer, await listOrders(ctx, readQuery(listOrdersOperation.query, query)));
  await Promise.allSettled([queries.query({ ...orderListQuery(query), queryFn })]);
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <OrdersView />
    </HydrationBoundary>
  );
}
