'use client';

import { useQuery } from '@tanstack/react-query';
import { Send } from 'lucide-react';
import { DeliveryDrawer } from '@/components/deliveries/delivery-drawer';
import { deliveryFilters } from '@/components/deliveries/delivery-filters';
import { DeliveryRow } from '@/components/deliveries/delivery-row';
import { deliveryListQuery } from '@/components/deliveries/queries';
import { SetAsideCallout } from '@/components/deliveries/set-aside-callout';
import { SetAsideDrawer } from '@/components/deliveries/set-aside-drawer';
import { DownloadCsv } from '@/components/ui/download-csv';
import { EmptyState } from '@/components/ui/empty-state';
import { ListScreen } from '@/components/ui/list-screen';
import { PageHeading } from '@/components/ui/page-heading';
import { useListFilters } from '@/lib/client/filters/use-list-filters';
import { useOpenId } from '@/lib/client/use-open-id';
import { listDeliveriesOperation } from '@/lib/contracts/delivery/deliveries';
import { SET_ASIDE } from '@/lib/core/routes';

/** Who was told what on which way, and what became of it. */
export function DeliveriesView() {
  const filters = useListFilters(deliveryFilters);
  const list = useQuery(deliveryListQuery(filters.query));
  const [openId, setOpenId] = useOpenId();
  const close = () => setOpenId(null);
  return (
    <ListScreen
      label="Deliveries"
      nouns={['delivery', 'deliveries']}
      download={
        <DownloadCsv operation={() => listDeliveriesOperation} query={filters.matching} total={list.data?.total ?? 0} />
      }
      filters={filters}
      list={list}
      heading={
        <>
          <PageHeading title="Deliveries">What was sent to whom, and whether it arrived.</PageHeading>
          <SetAsideCallout onOpen={() => setOpenId(SET_ASIDE)} />
        </>
      }
      empty={
        <EmptyState icon={<Send />} title="Nothing sent yet">
          Every message appears here with its status, including those not sent and why.
        </EmptyState>
      }
      renderRow={(delivery) => (
        <DeliveryRow key={delivery.uuid} delivery={delivery} onOpen={() => setOpenId(delivery.uuid)} />
      )}
    >
      {openId === SET_ASIDE && <SetAsideDrawer onClose={close} />}
      {openId !== null && openId !== SET_ASIDE && <DeliveryDrawer uuid={openId} onClose={close} />}
    </ListScreen>
  );
}
