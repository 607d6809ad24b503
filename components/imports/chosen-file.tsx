'use client';

import { useState } from 'react';
import { formatSize, recordLabels } from '@/components/imports/import-labels';
import { isCsv } from '@/components/imports/use-upload-import';
import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/select';
import { type RecordType, recordTypes } from '@/lib/contracts/imports';

interface ChosenFileProps {
  file: File;
  onLeave: () => void;
  onStart: (recordType: RecordType | null) => void;
}

const kinds = recordTypes.map((id) => ({ id, label: recordLabels[id] }));

/** The file about to be imported; of a CSV, which holds one kind of records, it asks which. */
export function ChosenFile({ file, onLeave, onStart }: ChosenFileProps) {
  const [recordType, setRecordType] = useState<RecordType | null>(() => guessedFrom(file.name));
  const [isSubmitted, setIsSubmitted] = useState(false);
  const isMissing = isCsv(file) && recordType === null;
  const start = () => (isMissing ? setIsSubmitted(true) : onStart(isCsv(file) ? recordType : null));
  return (
    <>
      <p className="max-w-full break-words">
        <span className="font-medium">{file.name}</span>{' '}
        <span className="text-text-muted tabular-nums">{formatSize(file.size)}</span>
      </p>
      {isCsv(file) && (
        <div className="w-60 text-start">
          <Select
            label="Record type"
            placeholder="Choose a type"
            isRequired
            options={kinds}
            value={recordType}
            onChange={setRecordType}
            error={isSubmitted && isMissing ? 'Choose the type of records in the file.' : undefined}
          />
        </div>
      )}
      <div className="flex gap-2">
        <Button onPress={onLeave}>Choose another</Button>
        <Button variant="primary" onPress={start} autoFocus>
          Start import
        </Button>
      </div>
    </>
  );
}

/** A file called resources.csv most likely holds resources. */
function guessedFrom(name: string): RecordType | null {
  return recordTypes.find((type) => name.toLowerCase().startsWith(type)) ?? null;
}
