'use client';

import type { ReactNode } from 'react';
import { QueryError } from '@/components/ui/query-error';
import { SkeletonRows } from '@/components/ui/skeleton-rows';

type Listed = readonly unknown[] | { total: number };

interface ListStatesProps<List extends Listed> {
  /** The rows; while `isOutdated`, those of an earlier page or filter are on show. */
  children: (list: List, isOutdated: boolean) => ReactNode;
  /** What stands there when the list has no rows; the rows themselves when left out. */
  empty?: ReactNode;
  /** What stands in while it loads; rows when left out. */
  loading?: ReactNode;
  query: {
    data: List | undefined;
    error: Error | null;
    isFetching: boolean;
    isPlaceholderData: boolean;
    refetch: () => unknown;
  };
  /** How many rows stand in while it loads. */
  skeletonCount?: number;
  /** What is listed, as in "Couldn’t load {deliveries}". */
  what: string;
}

/** A list in one of its four states: loading, failed, empty, or with rows. */
export function ListStates<List extends Listed>({
  children,
  empty,
  loading,
  query,
  skeletonCount = 8,
  what,
}: ListStatesProps<List>) {
  const { data, error } = query;
  if (data === undefined && error !== null) {
    return <QueryError title={`Couldn’t load ${what}`} error={error} query={query} />;
  }
  if (data === undefined) return loading ?? <SkeletonRows label={`Loading ${what}`} count={skeletonCount} />;
  return empty !== undefined && isEmpty(data) ? empty : children(data, query.isPlaceholderData);
}

function isEmpty(list: Listed): boolean {
  return 'total' in list ? list.total === 0 : list.length === 0;
}
