import type { ImportRun } from '@/lib/contracts/imports/imports';
import type { Progress } from '@/lib/services/imports/import-progress';

/** How an import ends: its status, and the sentence that says why when it is not what people wanted. */
export type Ending = {
  status: Exclude<ImportRun['status'], 'queued' | 'running'>;
  failure: string;
  /** What the file had no part in: an upload that broke off, or a fault of Heed. */
  cause?: 'interrupted' | 'internal';
};

const NOTHING_USABLE = 'Nothing was imported: every line has errors.';

/** How an import ends whose file was read to its end: an import that stored nothing has failed. */
export function endingOfWhole(progress: Progress): Ending {
  if (progress.error_count === 0) return { status: 'succeeded', failure: '' };
  return hasStored(progress) ? { status: 'partial', failure: '' } : { status: 'failed', failure: NOTHING_USABLE };
}

/** How an import ends whose upload broke off: what was stored stays. */
export function endingOfInterrupted(progress: Progress): Ending {
  const [status, failure] = hasStored(progress)
    ? (['cancelled', 'The upload was interrupted. Records stored so far are kept; send the file again.'] as const)
    : (['failed', 'The upload was interrupted before anything was stored. Send the file again.'] as const);
  return { status, failure, cause: 'interrupted' };
}

/** True when a line was stored, or found to be stored already. */
function hasStored({ counts }: Progress): boolean {
  return Object.values(counts).some(({ created, updated, unchanged }) => created + updated + unchanged > 0);
}
