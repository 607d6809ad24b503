import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { ObjectActions } from '@/components/actions/object-actions';
import { objectActionsQuery, objectCommandsQuery } from '@/components/actions/queries';
import { OrderView } from '@/components/orders/order-view';
import { orderHistoryQuery, orderQuery } from '@/components/orders/queries';
import { EndedBannerOf } from '@/components/projects/ended-banner-of';
import { requirePersonPage } from '@/lib/auth/current-person';
import { foundOr404, uuidOr404 } from '@/lib/auth/found-or-404';
import { createQueryClient } from '@/lib/client/create-query-client';
import { createContext } from '@/lib/services/create-context';
import { listOrderCommands } from '@/lib/services/orders/list-order-commands';
import { readOrder } from '@/lib/services/orders/read-order';
import { readOrderHistory } from '@/lib/services/orders/read-order-history';
import { readProjectEnd } from '@/lib/services/projects/read-project-end';
import { listOrderActions } from '@/lib/services/user-actions/list-order-actions';

export const metadata: Metadata = { title: 'Order' };

/** An order with what the person can do about it; not found where its project is not theirs to see. */
export default async function OrderPage({ params }: { params: Promise<{ uuid: string }> }) {
  const ctx = createContext(await requirePersonPage());
  const uuid = uuidOr404(await params);
  const queries = createQueryClient();
  const found = await foundOr404(readOrder(ctx, { uuid }));
  queries.setQueryData(orderQuery(uuid).queryKey, found);
  const project = await readProjectEnd(ctx, found.project_uuid);
  await Promise.allSettled([
    queries.query({ ...orderHistoryQuery(uuid), queryFn: () => readOrderHistory(ctx, { uuid }) }),
    queries.query({ ...objectCommandsQuery('order', uuid), queryFn: () => listOrderCommands(ctx, { uuid }) }),
    queries.query({ ...objectActionsQuery('order', uuid), queryFn: () => listOrderActions(ctx, { uuid }) }),
  ]);
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <OrderView
        uuid={uuid}
        isProjectShown={project.isReadable}
        banner={<EndedBannerOf name={found.project_name} project={project} uuid={found.project_uuid} />}
      >
        <ObjectActions object="order" uuid={uuid} />
      </OrderView>
    </HydrationBoundary>
  );
}
