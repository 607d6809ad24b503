import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ImportView } from '@/components/imports/import-view';
import { importQuery } from '@/components/imports/queries';
import { requireStaffPage } from '@/lib/auth/current-person';
import { createQueryClient } from '@/lib/client/create-query-client';
import { uuidParams } from '@/lib/contracts/common';
import { DomainError } from '@/lib/core/errors';
import { createContext } from '@/lib/services/create-context';
import { readImport } from '@/lib/services/imports/read-import';

export const metadata: Metadata = { title: 'Import' };

/** One import with its counts and errors. */
export default async function ImportPage({ params }: { params: Promise<{ uuid: string }> }) {
  const ctx = createContext(await requireStaffPage());
  const asked = uuidParams.safeParse(await params);
  if (!asked.success) notFound();
  const queries = createQueryClient();
  const run = await readImport(ctx, asked.data).catch(whenMissing);
  queries.setQueryData(importQuery(run.uuid).queryKey, run);
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <ImportView uuid={run.uuid} />
    </HydrationBoundary>
  );
}

function whenMissing(error: unknown): never {
  if (error instanceof DomainError && error.code === 'not_found') notFound();
  throw error;
}
