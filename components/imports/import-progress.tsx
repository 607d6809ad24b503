'use client';

import { CircleStop } from 'lucide-react';
import { figure } from '@/components/imports/import-labels';
import { useCancelImport } from '@/components/imports/use-cancel-import';
import { Button } from '@/components/ui/button';
import { ProgressBar } from '@/components/ui/progress-bar';
import type { ImportRun } from '@/lib/contracts/imports/imports';

/** How far an import is, and the way to stop it. What it has stored by then stays. */
export function ImportProgress({ run }: { run: ImportRun }) {
  const cancel = useCancelImport();
  const share = run.size_bytes === null || run.size_bytes === 0 ? null : Math.min(1, run.bytes_read / run.size_bytes);
  return (
    <div className="flex flex-wrap items-end gap-4">
      <div className="min-w-48 flex-1">
        <ProgressBar
          label={`Reading ${run.file_name}`}
          value={share}
          valueText={`${figure(run.lines_read)} lines${run.error_count > 0 ? `, ${figure(run.error_count)} errors` : ''}`}
        />
      </div>
      <Button
        size="small"
        variant="danger-secondary"
        icon={<CircleStop />}
        isPending={cancel.isPending || cancel.isSuccess}
        onPress={() => cancel.mutate(run.uuid)}
      >
        Cancel import
      </Button>
    </div>
  );
}
