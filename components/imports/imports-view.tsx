'use client';

import { useQuery } from '@tanstack/react-query';
import { FileUp } from 'lucide-react';
import { usePathname, useSearchParams } from 'next/navigation';
import { FormatHelp } from '@/components/imports/format-help';
import { ImportRow } from '@/components/imports/import-row';
import { OrderSyncCard } from '@/components/imports/order-sync-card';
import { IMPORTS_PER_PAGE, importListQuery } from '@/components/imports/queries';
import { UploadPanel } from '@/components/imports/upload-panel';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeading } from '@/components/ui/page-heading';
import { Pagination } from '@/components/ui/pagination';
import { QueryError } from '@/components/ui/query-error';
import { SkeletonRows } from '@/components/ui/skeleton-rows';

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
  const page = Number(useSearchParams().get('page')) || 1;
  const pathname = usePathname();
  const list = useQuery(importListQuery(page));
  if (list.data === undefined && list.error !== null) {
    return <QueryError title="Couldn’t load imports" error={list.error} query={list} />;
  }
  if (list.data === undefined) return <SkeletonRows label="Loading imports" />;
  if (list.data.total === 0) {
    return (
      <EmptyState icon={<FileUp />} title="No imports yet">
        Imports appear here with what they changed and their errors.
      </EmptyState>
    );
  }
  return (
    <>
      <ul className="border-t">
        {list.data.rows.map((run) => (
          <ImportRow key={run.uuid} run={run} />
        ))}
      </ul>
      <Pagination
        label="Imports"
        page={page}
        pageSize={IMPORTS_PER_PAGE}
        total={list.data.total}
        onChange={(next) => window.history.pushState(null, '', `${pathname}?page=${next}`)}
      />
    </>
  );
}
