'use client';

import { useQuery } from '@tanstack/react-query';
import { importErrorFilters } from '@/components/imports/import-filters';
import { figure } from '@/components/imports/import-labels';
import { importErrorsQuery, isInProgress } from '@/components/imports/queries';
import { ListStates } from '@/components/ui/list-states';
import { Pagination } from '@/components/ui/pagination';
import { Table } from '@/components/ui/table';
import { TableCell } from '@/components/ui/table-cell';
import { TableHeading } from '@/components/ui/table-heading';
import { TableRow } from '@/components/ui/table-row';
import { useListFilters } from '@/lib/client/filters/use-list-filters';
import type { ImportRun, listImportErrorsOperation } from '@/lib/contracts/imports/imports';
import type { AnswerOf } from '@/lib/contracts/operation';
import { formatCount } from '@/lib/core/wording';

const WATCH_MS = 2_000;

/** The lines that an import could not use, and why. */
export function ImportErrors({ run }: { run: ImportRun }) {
  if (run.error_count === 0) {
    return <p className="text-text-muted">{isInProgress(run) ? 'No errors so far.' : 'No errors.'}</p>;
  }
  return (
    <section>
      <h2 className="mb-2 font-semibold">{formatCount(run.error_count, 'error', 'errors')}</h2>
      <ErrorPages run={run} />
    </section>
  );
}

function ErrorPages({ run }: { run: ImportRun }) {
  const filters = useListFilters(importErrorFilters);
  const refetchInterval = isInProgress(run) ? WATCH_MS : false;
  const list = useQuery({ ...importErrorsQuery(run.uuid, filters.query), refetchInterval });
  return (
    <ListStates query={list} what="errors" skeletonCount={4}>
      {({ rows, total }) => (
        <>
          {total < run.error_count && !isInProgress(run) && (
            <p className="mb-2 text-text-muted">Only the first {figure(total)} are stored.</p>
          )}
          <ErrorTable rows={rows} />
          <Pagination label="Errors" total={total} {...filters.paging} />
        </>
      )}
    </ListStates>
  );
}

function ErrorTable({ rows }: { rows: AnswerOf<typeof listImportErrorsOperation> }) {
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
        {rows.map((lineError) => (
          <TableRow key={`${lineError.line} ${lineError.field} ${lineError.message}`}>
            <TableCell kind="figure">{figure(lineError.line)}</TableCell>
            <TableCell kind="muted">
              {[lineError.record_type, lineError.external_id].filter(Boolean).join(' ')}
            </TableCell>
            <TableCell>{lineError.field && <code>{lineError.field}</code>}</TableCell>
            <TableCell>{lineError.message}</TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  );
}
