'use client';

import { formatSummary } from '@/components/imports/import-labels';
import { ImportPill } from '@/components/imports/import-pill';
import { ImportProgress } from '@/components/imports/import-progress';
import { isInProgress } from '@/components/imports/queries';
import { Link } from '@/components/ui/link';
import { ListRow } from '@/components/ui/list-row';
import { useNow } from '@/lib/client/clock-provider';
import { useMe } from '@/lib/client/me-query';
import type { ImportRun } from '@/lib/contracts/imports/imports';
import { adminImportPage } from '@/lib/core/routes';
import { exactly, fromNow } from '@/lib/core/wording';

/** One import in the list: its file, how it ended, what it changed, who began it and when. */
export function ImportRow({ run }: { run: ImportRun }) {
  const now = useNow();
  const { time_zone } = useMe();
  const title = (
    <Link variant="quiet" href={adminImportPage(run.uuid)}>
      {run.file_name}
    </Link>
  );
  const detail = (
    <>
      <time dateTime={run.created} title={exactly(run.created, time_zone)}>
        {fromNow(run.created, now, time_zone)}
      </time>
      {` · ${run.created_by_name || 'Heed'} · ${formatSummary(run)}`}
      {run.failure !== '' && <span className="block">{run.failure}</span>}
    </>
  );
  return (
    <ListRow
      title={title}
      detail={detail}
      trailing={<ImportPill run={run} />}
      actions={
        isInProgress(run) && (
          <div className="w-full sm:w-80">
            <ImportProgress run={run} />
          </div>
        )
      }
    />
  );
}
