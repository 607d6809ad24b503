'use client';

import { useQuery } from '@tanstack/react-query';
import { ShoppingCart } from 'lucide-react';
import { orderFilters } from '@/components/orders/order-filters';
import { OrderRow } from '@/components/orders/order-row';
import { orderListQuery } from '@/components/orders/queries';
import { EmptyState } from '@/components/ui/empty-state';
import { ListScreen } from '@/components/ui/list-screen';
import { PageHeading } from '@/components/ui/page-heading';
import { useListFilters } from '@/lib/client/filters/use-list-filters';

/** The orders that a person sees, as a member of a project or for the provider. */
export function OrdersView() {
  const filters = useListFilters(orderFilters);
  const list = useQuery(orderListQuery(filters.query));
  return (
    <ListScreen
      label="Orders"
      nouns={['order', 'orders']}
      filters={filters}
      list={list}
      heading={
        <PageHeading title="Orders">
          What was ordered in your projects, and what was ordered from you as a provider.
        </PageHeading>
      }
      empty={
        <EmptyState icon={<ShoppingCart />} title="No orders">
          Orders are placed on the page of a project. Each appears here with its status.
        </EmptyState>
      }
      renderRow={(order) => <OrderRow key={order.uuid} order={order} isProjectShown />}
    />
  );
}
