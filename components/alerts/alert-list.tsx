'use client';

import type { UseQueryResult } from '@tanstack/react-query';
import { SearchX, ShieldCheck } from 'lucide-react';
import { AlertRow } from '@/components/alerts/alert-row';
import type { AlertPage } from '@/components/alerts/queries';
import { Button } from '@/components/ui/button';
import { classNames } from '@/components/ui/class-names';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { QueryError } from '@/components/ui/query-error';
import { SkeletonRows } from '@/components/ui/skeleton-rows';
import { useMe } from '@/lib/client/me-query';
import { useRowKeys } from '@/lib/client/use-row-keys';
import { adminSourcesPage } from '@/lib/core/routes';

interface AlertListProps {
  isNarrowed: boolean;
  list: UseQueryResult<AlertPage>;
  onClear: () => void;
  onOpen: (id: number) => void;
}

/** The four faces of the list of alerts. */
export function AlertList({ isNarrowed, list, onClear, onOpen }: AlertListProps) {
  const listRef = useRowKeys<HTMLUListElement>(useMe().keys_enabled);
  const { data, error, isPlaceholderData } = list;
  if (data === undefined && error !== null) {
    return <QueryError title="Couldn’t load alerts" error={error} query={list} />;
  }
  if (data === undefined) return <SkeletonRows label="Loading alerts" />;
  if (data.rows.length === 0 && isNarrowed) {
    return (
      <EmptyState icon={<SearchX />} title="No matches" action={<Button onPress={onClear}>Clear filters</Button>}>
        No alerts match these filters.
      </EmptyState>
    );
  }
  if (data.rows.length === 0) {
    return (
      <EmptyState icon={<ShieldCheck />} title="No alerts">
        Alerts reported by monitoring, other systems and people appear here, most severe first. Connect systems in{' '}
        <Link href={adminSourcesPage}>Sources</Link>.
      </EmptyState>
    );
  }
  return (
    <ul ref={listRef} aria-label="Alerts" className={classNames(isPlaceholderData && 'opacity-60')}>
      {data.rows.map((alert) => (
        <AlertRow key={alert.id} alert={alert} onOpen={() => onOpen(alert.id)} />
      ))}
    </ul>
  );
}
