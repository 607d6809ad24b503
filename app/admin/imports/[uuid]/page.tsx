import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { ImportView } from '@/components/imports/import-view';
import { importQuery } from '@/components/imports/queries';
import { requireStaffPage } from '@/lib/auth/current-person';
import { foundOr404, uuidOr404 } from '@/lib/auth/found-or-404';
import { createQueryClient } from '@/lib/client/create-query-client';
import { createContext } from '@/lib/services/create-context';
import { readImport } from '@/lib/services/imports/read-import';

export const metadata: Metadata = { title: 'Import' };

/** One import with its counts and errors. */
export default async function ImportPage({ params }: { params: Promise<{ uuid: string }> }) {
  const ctx = createContext(await requireStaffPage());
  const queries = createQueryClient();
  const run = await foundOr404(readImport(ctx, { uuid: uuidOr404(await params) }));
  queries.setQueryData(importQuery(run.uuid).queryKey, run);
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <ImportView uuid={run.uuid} />
    </HydrationBoundary>
  );
}
