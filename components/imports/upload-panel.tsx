'use client';

import { useQuery } from '@tanstack/react-query';
import { FileUp } from 'lucide-react';
import { useEffect, useState } from 'react';
import { DropZone } from 'react-aria-components/DropZone';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { ChosenFile } from '@/components/imports/chosen-file';
import { fileKey } from '@/components/imports/file-key';
import { importFilters } from '@/components/imports/import-filters';
import { formatSummary, importStateOf } from '@/components/imports/import-labels';
import { ImportProgress } from '@/components/imports/import-progress';
import { importListQuery } from '@/components/imports/queries';
import { type Upload, useUploadImport } from '@/components/imports/use-upload-import';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { ProgressBar } from '@/components/ui/progress-bar';
import { toast } from '@/components/ui/toast';
import { newUuid } from '@/lib/client/new-uuid';

const WATCH_MS = 1_000;

/** Takes a file by drop or picker, shows how it would be read, sends it, and shows how far it is. */
export function UploadPanel() {
  const [file, setFile] = useState<File | null>(null);
  const upload = useUploadImport();
  useStayGuard(upload.isPending);
  const start = (how: Pick<Upload, 'encoding' | 'record_type'>) => {
    if (file === null) return;
    setFile(null);
    upload.mutate(
      { file, import_uuid: newUuid(), ...how },
      {
        onSuccess: (run) =>
          toast({
            tone: importStateOf(run).tone,
            title: `${run.file_name}: ${importStateOf(run).word.toLowerCase()}`,
            description: run.failure || formatSummary(run),
          }),
      },
    );
  };
  if (upload.isPending) return <Sending upload={upload.variables} />;
  return (
    <>
      <DropZone
        aria-label="Drop a file to import"
        onDrop={async ({ items: dropped }) => {
          const found = dropped.find((one) => one.kind === 'file');
          if (found !== undefined) setFile(await found.getFile());
        }}
        className="flex flex-col items-center gap-3 rounded-lg border border-line-strong border-dashed px-4 py-8 text-center transition-colors data-drop-target:border-accent data-drop-target:bg-accent-soft"
      >
        {file === null ? (
          <Invitation onPick={setFile} />
        ) : (
          <ChosenFile key={fileKey(file)} file={file} onStart={start} onLeave={() => setFile(null)} />
        )}
      </DropZone>
      {upload.error !== null && (
        <div className="mt-3">
          <Callout tone="danger">Couldn’t import the file. {upload.error.message}</Callout>
        </div>
      )}
    </>
  );
}

function Invitation({ onPick }: { onPick: (file: File) => void }) {
  const pick = (files: FileList | null) => {
    const [first] = files ?? [];
    if (first !== undefined) onPick(first);
  };
  return (
    <>
      <FileUp aria-hidden className="size-6 stroke-[1.5] text-text-faint" />
      <p className="text-text-muted">Drop an NDJSON, JSON or CSV file here, or choose one.</p>
      <FileTrigger acceptedFileTypes={['.ndjson', '.jsonl', '.json', '.csv', '.tsv']} onSelect={pick}>
        <Button variant="primary">Choose file</Button>
      </FileTrigger>
    </>
  );
}

/** The import that this page sends, once the list knows it; until then the file is on its way. */
function Sending({ upload }: { upload: Upload }) {
  const started = useQuery({
    ...importListQuery(importFilters.query(importFilters.off)),
    refetchInterval: WATCH_MS,
    select: ({ rows }) => rows.find(({ uuid }) => uuid === upload.import_uuid),
  });
  return (
    <div role="status" className="rounded-lg border px-4 py-6">
      {started.data === undefined ? (
        <ProgressBar label={`Uploading ${upload.file.name}`} value={null} valueText="Uploading" />
      ) : (
        <ImportProgress run={started.data} />
      )}
    </div>
  );
}

/** Asks before the browser leaves a page that is still sending. */
function useStayGuard(isSending: boolean): void {
  useEffect(() => {
    if (!isSending) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isSending]);
}
