'use client';

import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { SearchX, Send } from 'lucide-react';
import { usePathname, useSearchParams } from 'next/navigation';
import { useRef } from 'react';
import { DeliveryDrawer } from '@/components/deliveries/delivery-drawer';
import { DeliveryFilterBar } from '@/components/deliveries/delivery-filter-bar';
import {
  type DeliveryFilters,
  deliveriesGiven,
  deliveryFiltersOf,
  deliveryQueryOf,
  isNarrowed,
  noDeliveryFilters,
  PAGE_SIZE,
} from '@/components/deliveries/delivery-filters';
import { DeliveryRow } from '@/components/deliveries/delivery-row';
import { type DeliveryPage, deliveryListQuery } from '@/components/deliveries/queries';
import { SetAsideCallout } from '@/components/deliveries/set-aside-callout';
import { SetAsideDrawer } from '@/components/deliveries/set-aside-drawer';
import { Button } from '@/components/ui/button';
import { classNames } from '@/components/ui/class-names';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeading } from '@/components/ui/page-heading';
import { Pagination } from '@/components/ui/pagination';
import { QueryError } from '@/components/ui/query-error';
import { SkeletonRows } from '@/components/ui/skeleton-rows';
import { useMe } from '@/lib/client/me-query';
import { useOpenId } from '@/lib/client/use-open-id';
import { useRowKeys } from '@/lib/client/use-row-keys';
import { useShortcuts } from '@/lib/client/use-shortcuts';
import { SET_ASIDE } from '@/lib/core/routes';
import { countInWords } from '@/lib/core/wording';

/** The ledger of who was told what on which way, and what became of it. */
export function DeliveriesView() {
  const pathname = usePathname();
  const { keys_enabled } = useMe();
  const searchRef = useRef<HTMLInputElement>(null);
  const filters = deliveryFiltersOf(new URLSearchParams(useSearchParams().toString()));
  const list = useQuery(deliveryListQuery(deliveriesGiven(filters)));
  const [openId, setOpenId] = useOpenId();
  const change = (changes: Partial<DeliveryFilters>) =>
    window.history.pushState(null, '', `${pathname}${deliveryQueryOf({ ...filters, page: 1, ...changes })}`);
  useShortcuts(keys_enabled, { '/': () => searchRef.current?.focus() });
  const total = list.data?.total ?? 0;
  return (
    <div className="mx-auto max-w-350">
      <PageHeading title="Deliveries">What was sent to whom, and whether it arrived.</PageHeading>
      <SetAsideCallout onOpen={() => setOpenId(SET_ASIDE)} />
      <div className="space-y-3">
        <DeliveryFilterBar areKeysEnabled={keys_enabled} filters={filters} onChange={change} searchRef={searchRef} />
        <p role="status" className="text-sm text-text-muted tabular-nums md:px-3">
          {list.data && countInWords(total, 'delivery', 'deliveries')}
        </p>
        <section aria-label="Deliveries" className="-mx-4 border-t md:mx-0">
          <Rows
            isNarrowed={isNarrowed(filters)}
            list={list}
            onClear={() => change(noDeliveryFilters)}
            onOpen={setOpenId}
          />
        </section>
        <Pagination
          label="Deliveries"
          page={filters.page}
          pageSize={PAGE_SIZE}
          total={total}
          onChange={(page) => change({ page })}
        />
      </div>
      {openId === SET_ASIDE && <SetAsideDrawer onClose={() => setOpenId(null)} />}
      {openId !== null && openId !== SET_ASIDE && <DeliveryDrawer uuid={openId} onClose={() => setOpenId(null)} />}
    </div>
  );
}

interface RowsProps {
  isNarrowed: boolean;
  list: UseQueryResult<DeliveryPage>;
  onClear: () => void;
  onOpen: (uuid: string) => void;
}

function Rows({ isNarrowed: isNarrow, list, onClear, onOpen }: RowsProps) {
  const listRef = useRowKeys<HTMLUListElement>(useMe().keys_enabled);
  const { data, error, isPlaceholderData } = list;
  if (data === undefined && error !== null) {
    return <QueryError title="Couldn’t load deliveries" error={error} query={list} />;
  }
  if (data === undefined) return <SkeletonRows label="Loading deliveries" />;
  if (data.rows.length === 0 && isNarrow) {
    return (
      <EmptyState icon={<SearchX />} title="No matches" action={<Button onPress={onClear}>Clear filters</Button>}>
        No deliveries match these filters.
      </EmptyState>
    );
  }
  if (data.rows.length === 0) {
    return (
      <EmptyState icon={<Send />} title="Nothing sent yet">
        Every message appears here with its status, including those not sent and why.
      </EmptyState>
    );
  }
  return (
    <ul ref={listRef} aria-label="Deliveries" className={classNames(isPlaceholderData && 'opacity-60')}>
      {data.rows.map((delivery) => (
        <DeliveryRow key={delivery.uuid} delivery={delivery} onOpen={() => onOpen(delivery.uuid)} />
      ))}
    </ul>
  );
}
