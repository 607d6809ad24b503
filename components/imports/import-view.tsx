'use client';

import { useQuery } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { ImportCounts } from '@/components/imports/import-counts';
import { ImportErrors } from '@/components/imports/import-errors';
import { formatSummary } from '@/components/imports/import-labels';
import { ImportPill } from '@/components/imports/import-pill';
import { ImportProgress } from '@/components/imports/import-progress';
import { importQuery, isInProgress } from '@/components/imports/queries';
import { ButtonLink } from '@/components/ui/button-link';
import { Callout } from '@/components/ui/callout';
import { PageHeading } from '@/components/ui/page-heading';
import { RecordStates } from '@/components/ui/record-states';
import { Skeleton } from '@/components/ui/skeleton';
import { useMe } from '@/lib/client/me-query';
import type { ImportRun } from '@/lib/contracts/imports/imports';
import { formatSize } from '@/lib/core/format-size';
import { adminImportsPage } from '@/lib/core/routes';
import { exactly } from '@/lib/core/wording';

/** One import: what it changed of each kind, and the lines it could not use. */
export function ImportView({ uuid }: { uuid: string }) {
  const found = useQuery(importQuery(uuid));
  return (
    <RecordStates query={found} what="the import" loading={<Shape />}>
      {(run) => <Found run={run} />}
    </RecordStates>
  );
}

function Shape() {
  return (
    <>
      <Skeleton className="mb-6 h-8 w-60" />
      <Skeleton className="h-40 w-full" />
    </>
  );
}

function Found({ run }: { run: ImportRun }) {
  const back = (
    <ButtonLink href={adminImportsPage} variant="quiet" icon={<ArrowLeft />}>
      All imports
    </ButtonLink>
  );
  return (
    <div className="max-w-240">
      <PageHeading title={run.file_name} actions={back}>
        <p className="flex flex-wrap items-center gap-2">
          <ImportPill run={run} />
          <span role="status">{formatSummary(run)}</span>
        </p>
        <Origin run={run} />
      </PageHeading>
      <div className="space-y-6">
        {isInProgress(run) && <ImportProgress run={run} />}
        {run.failure !== '' && <Callout tone={run.status === 'failed' ? 'danger' : 'warning'}>{run.failure}</Callout>}
        <ImportCounts run={run} />
        <ImportErrors run={run} />
      </div>
    </div>
  );
}

const sources = { command: 'from the command line', api: 'through the API', page: 'through the Imports page' } as const;

function Origin({ run }: { run: ImportRun }) {
  const { time_zone } = useMe();
  const size = run.size_bytes === null ? '' : `, ${formatSize(run.size_bytes)}`;
  return (
    <p className="text-sm">
      {run.format.toUpperCase()}
      {size}, {sources[run.source]}
      {run.store_name !== '' && ` from ${run.store_name}`}
      {run.created_by_name !== '' && ` by ${run.created_by_name}`}, {exactly(run.created, time_zone)}
    </p>
  );
}
