'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { FilePreview } from '@/components/imports/file-preview';
import { recordLabels } from '@/components/imports/import-labels';
import { importPreviewQuery } from '@/components/imports/queries';
import type { Upload } from '@/components/imports/use-upload-import';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Select } from '@/components/ui/select';
import { SkeletonRows } from '@/components/ui/skeleton-rows';
import { type RecordType, recordTypes } from '@/lib/contracts/imports/imports';
import { formatSize } from '@/lib/core/format-size';

interface ChosenFileProps {
  file: File;
  onLeave: () => void;
  onStart: (how: Pick<Upload, 'encoding' | 'record_type'>) => void;
}

const kinds = recordTypes.map((id) => ({ id, label: recordLabels[id] }));

/** The file about to be imported, as it would be read; of a CSV, which holds one type of records, it asks which. */
export function ChosenFile({ file, onLeave, onStart }: ChosenFileProps) {
  const [chosenType, setChosenType] = useState<RecordType | null>(null);
  const [isSubmitted, setIsSubmitted] = useState(false);
  const preview = useQuery(importPreviewQuery(file, chosenType));
  const read = preview.data;
  const isCsv = read?.format === 'csv';
  const recordType = chosenType ?? read?.record_type ?? null;
  const isMissing = isCsv && recordType === null;
  const encoding = read?.encoding === 'windows-1252' ? read.encoding : 'utf-8';
  const start = () =>
    isMissing ? setIsSubmitted(true) : onStart({ encoding, record_type: isCsv ? recordType : null });
  return (
    <>
      <p className="max-w-full break-words">
        <span className="font-medium">{file.name}</span>{' '}
        <span className="text-text-muted tabular-nums">{formatSize(file.size)}</span>
      </p>
      {isCsv && (
        <div className="w-60 text-start">
          <Select
            label="Record type"
            placeholder="Choose a type"
            isRequired
            options={kinds}
            value={recordType}
            onChange={setChosenType}
            error={isSubmitted && isMissing ? 'Choose the type of records in the file.' : undefined}
          />
        </div>
      )}
      {preview.isPending && <SkeletonRows label="Reading the file" count={3} />}
      {preview.error !== null && <Callout tone="warning">Couldn’t show a preview. {preview.error.message}</Callout>}
      {read !== undefined && <FilePreview preview={read} />}
      <div className="flex gap-2">
        <Button onPress={onLeave}>Choose another</Button>
        {!preview.isPending && (read === undefined || read.failure === '') && (
          <Button variant="primary" onPress={start} autoFocus>
            {encoding === 'utf-8' ? 'Start import' : 'Import as Windows-1252'}
          </Button>
        )}
      </div>
    </>
  );
}
