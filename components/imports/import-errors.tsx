'use client';

import { useQuery } from '@tanstack/react-query';
import { usePathname, useSearchParams } from 'next/navigation';
import { figure } from '@/components/imports/import-words';
import { ERRORS_PER_PAGE, type ErrorPage, importErrorsQuery, isUnderWay } from '@/components/imports/queries';
import { Pagination } from '@/components/ui/pagination';
import { QueryError } from '@/components/ui/query-error';
import { SkeletonRows } from '@/components/ui/skeleton-rows';
import { Table } from '@/components/ui/table';
import { TableCell } from '@/components/ui/table-cell';
import { TableHeading } from '@/components/ui/table-heading';
import { TableRow } from '@/components/ui/table-row';
import type { ImportRun } from '@/lib/contracts/imports';
import { countInWords } from '@/lib/core/wording';

const WATCH_MS = 2_000;

/** The lines that an import could not use, and why. */
export function ImportErrors({ run }: { run: ImportRun }) {
  if (run.error_count === 0) {
    return <p className="text-text-muted">{isUnderWay(run) ? 'No errors so far.' : 'No errors.'}</p>;
  }
  return (
    <section>
      <h2 className="mb-2 font-semibold">{countInWords(run.error_count, 'error', 'errors')}</h2>
      <ErrorPages run={run} />
    </section>
  );
}

function ErrorPages({ run }: { run: ImportRun }) {
  const page = Number(useSearchParams().get('page')) || 1;
  const pathname = usePathname();
  const refetchInterval = isUnderWay(run) ? WATCH_MS : false;
  const list = useQuery({ ...importErrorsQuery(run.uuid, page), refetchInterval });
  if (list.data === undefined && list.error !== null) {
    return <QueryError title="Couldn’t load the errors" error={list.error} query={list} />;
  }
  if (list.data === undefined) return <SkeletonRows label="Loading errors" count={4} />;
  return (
    <>
      {list.data.total < run.error_count && !isUnderWay(run) && (
        <p className="mb-2 text-text-muted">Only the first {figure(list.data.total)} are stored.</p>
      )}
      <ErrorTable rows={list.data.rows} />
      <Pagination
        label="Errors"
        page={page}
        pageSize={ERRORS_PER_PAGE}
        total={list.data.total}
        onChange={(next) => window.history.pushState(null, '', `${pathname}?page=${next}`)}
      />
    </>
  );
}

function ErrorTable({ rows }: { rows: ErrorPage['rows'] }) {
  return (
    <Table label="Lines with errors">
      <thead>
        <tr>
          <TableHeading align="end">Line</TableHeading>
          <TableHeading>Record</TableHeading>
          <TableHeading>Field</TableHeading>
          <TableHeading>Error</TableHeading>
        </tr>
      </thead>
      <tbody>
        {rows.map((fault) => (
          <TableRow key={`${fault.line} ${fault.field} ${fault.message}`}>
            <TableCell kind="figure">{figure(fault.line)}</TableCell>
            <TableCell kind="muted">{[fault.record_type, fault.external_id].filter(Boolean).join(' ')}</TableCell>
            <TableCell>{fault.field && <code>{fault.field}</code>}</TableCell>
            <TableCell>{fault.message}</TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  );
}
