'use client';

import { useQuery } from '@tanstack/react-query';
import { FileUp } from 'lucide-react';
import { FormatHelp } from '@/components/imports/format-help';
import { importFilters } from '@/components/imports/import-filters';
import { ImportRow } from '@/components/imports/import-row';
import { OrderSyncCard } from '@/components/imports/order-sync-card';
import { importListQuery } from '@/components/imports/queries';
import { UploadPanel } from '@/components/imports/upload-panel';
import { EmptyState } from '@/components/ui/empty-state';
import { ListStates } from '@/components/ui/list-states';
import { PageHeading } from '@/components/ui/page-heading';
import { Pagination } from '@/components/ui/pagination';
import { useListFilters } from '@/lib/client/filters/use-list-filters';

/** Brings records in by file, and shows what came in so far. */
export function ImportsView() {
  return (
    <div className="max-w-240">
      <PageHeading title="Imports">
        Organisations, people, projects, offerings, resources and orders from other systems.
      </PageHeading>
      <UploadPanel />
      <FormatHelp />
      <OrderSyncCard />
      <h2 className="mt-8 mb-2 font-semibold">Past imports</h2>
      <Earlier />
    </div>
  );
}

function Earlier() {
  const filters = useListFilters(importFilters);
  const list = useQuery(importListQuery(filters.query));
  const none = (
    <EmptyState icon={<FileUp />} title="No imports yet">
      Imports appear here with what they changed and their errors.
    </EmptyState>
  );
  return (
    <ListStates query={list} what="imports" empty={none}>
      {({ rows, total }) => (
        <>
          <ul className="border-t">
            {rows.map((run) => (
              <ImportRow key={run.uuid} run={run} />
            ))}
          </ul>
          <Pagination label="Imports" total={total} {...filters.paging} />
        </>
      )}
    </ListStates>
  );
}
