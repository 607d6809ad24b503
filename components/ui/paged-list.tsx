'use client';

import { type UndefinedInitialDataOptions, useQuery } from '@tanstack/react-query';
import { Fragment, type ReactNode, useState } from 'react';
import { ListStates } from '@/components/ui/list-states';
import { Pagination } from '@/components/ui/pagination';

type Rows = readonly { uuid: string }[];

interface PagedListProps<Found extends Rows> {
  /** What stands there without any. */
  empty: ReactNode;
  /** Names the list: "Orders". */
  label: string;
  pageSize: number;
  /** Reads one of its pages. */
  queryOf: (page: number) => UndefinedInitialDataOptions<{ rows: Found; total: number }>;
  renderRow: (row: Found[number]) => ReactNode;
  skeletonCount?: number;
  /** What is listed, as in "Couldn’t load {orders}". */
  what: string;
}

/** A list in a part of a page, with its states and its pages. */
export function PagedList<Found extends Rows>({
  empty,
  label,
  pageSize,
  queryOf,
  renderRow,
  skeletonCount = 3,
  what,
}: PagedListProps<Found>) {
  const [page, setPage] = useState(1);
  const found = useQuery(queryOf(page));
  return (
    <ListStates query={found} what={what} skeletonCount={skeletonCount} empty={empty}>
      {({ rows, total }) => (
        <>
          <ul aria-label={label} className="border-t">
            {rows.map((row) => (
              <Fragment key={row.uuid}>{renderRow(row)}</Fragment>
            ))}
          </ul>
          <Pagination label={label} page={page} pageSize={pageSize} total={total} onChange={setPage} />
        </>
      )}
    </ListStates>
  );
}
