'use client';

import type { ReactNode } from 'react';
import { LoadingRegion } from '@/components/ui/loading-region';
import { QueryError } from '@/components/ui/query-error';

interface RecordStatesProps<Row> {
  children: (row: Row) => ReactNode;
  /** Skeletons in the shape of what comes. */
  loading: ReactNode;
  query: { data: Row | undefined; error: Error | null; isFetching: boolean; refetch: () => unknown };
  /** What is shown, as in "Couldn’t load {the order}". */
  what: string;
}

/** One record in one of its three states: loading, failed, or there. */
export function RecordStates<Row>({ children, loading, query, what }: RecordStatesProps<Row>) {
  const { data, error } = query;
  if (data !== undefined) return children(data);
  if (error !== null) return <QueryError title={`Couldn’t load ${what}`} error={error} query={query} />;
  return <LoadingRegion label={`Loading ${what}`}>{loading}</LoadingRegion>;
}
