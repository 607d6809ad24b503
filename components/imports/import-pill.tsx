import { importStateOf } from '@/components/imports/import-labels';
import { Pill } from '@/components/ui/pill';
import { Spinner } from '@/components/ui/spinner';
import type { ImportRun } from '@/lib/contracts/imports/imports';

/** How an import stands, by colour, icon and word. */
export function ImportPill({ run }: { run: ImportRun }) {
  const { tone, word } = importStateOf(run);
  return (
    <Pill tone={tone} {...(run.status === 'running' && { icon: <Spinner /> })}>
      {word}
    </Pill>
  );
}
