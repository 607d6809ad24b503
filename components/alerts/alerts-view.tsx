'use client';

import { useQuery } from '@tanstack/react-query';
import { usePathname, useSearchParams } from 'next/navigation';
import { type ReactNode, useRef } from 'react';
import { AlertDrawer } from '@/components/alerts/alert-drawer';
import { AlertFilterBar } from '@/components/alerts/alert-filter-bar';
import {
  type AlertFilters,
  alertFiltersOf,
  alertQueryOf,
  alertsGiven,
  isNarrowed,
  noAlertFilters,
  PAGE_SIZE,
} from '@/components/alerts/alert-filters';
import { AlertList } from '@/components/alerts/alert-list';
import { alertListQuery } from '@/components/alerts/queries';
import { Pagination } from '@/components/ui/pagination';
import { useMe } from '@/lib/client/me-query';
import { useOpenId } from '@/lib/client/use-open-id';
import { useShortcuts } from '@/lib/client/use-shortcuts';
import { countInWords } from '@/lib/core/wording';

/** The alerts of the platform: filters, the list, and the details of one. */
export function AlertsView({ renderTold }: { renderTold: (about: string) => ReactNode }) {
  const pathname = usePathname();
  const { keys_enabled } = useMe();
  const searchRef = useRef<HTMLInputElement>(null);
  const filters = alertFiltersOf(new URLSearchParams(useSearchParams().toString()));
  const list = useQuery(alertListQuery(alertsGiven(filters)));
  const [openId, setOpenId] = useOpenId();
  const change = (changes: Partial<AlertFilters>) =>
    window.history.pushState(null, '', `${pathname}${alertQueryOf({ ...filters, page: 1, ...changes })}`);
  useShortcuts(keys_enabled, { '/': () => searchRef.current?.focus() });
  const total = list.data?.total ?? 0;
  return (
    <div className="space-y-3">
      <AlertFilterBar areKeysEnabled={keys_enabled} filters={filters} onChange={change} searchRef={searchRef} />
      <p role="status" className="text-sm text-text-muted tabular-nums md:px-3">
        {list.data && countInWords(total, 'alert', 'alerts')}
      </p>
      <section aria-label="Platform alerts" className="-mx-4 border-t md:mx-0">
        <AlertList
          isNarrowed={isNarrowed(filters)}
          list={list}
          onClear={() => change(noAlertFilters)}
          onOpen={setOpenId}
        />
      </section>
      <Pagination
        label="Alerts"
        page={filters.page}
        pageSize={PAGE_SIZE}
        total={total}
        onChange={(page) => change({ page })}
      />
      {openId !== null && (
        <AlertDrawer id={Number(openId)} told={renderTold(`alert:${openId}`)} onClose={() => setOpenId(null)} />
      )}
    </div>
  );
}
