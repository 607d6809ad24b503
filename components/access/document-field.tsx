'use client';

import { CircleAlert, FileUp } from 'lucide-react';
import { useState } from 'react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { documentLabels } from '@/components/access/access-labels';
import { DocumentLink } from '@/components/access/document-link';
import type { RequestDraft } from '@/components/access/use-request-draft';
import { Button } from '@/components/ui/button';
import { ProgressBar } from '@/components/ui/progress-bar';
import { toast } from '@/components/ui/toast';
import { MOST_DOCUMENT_BYTES, PDF } from '@/lib/contracts/access/documents';
import type { AccessDocumentKind } from '@/lib/contracts/access/submissions';

interface DocumentFieldProps {
  draft: RequestDraft;
  /** Whether the request was refused because it is missing. */
  isMissing: boolean;
  isRequired: boolean;
  kind: AccessDocumentKind;
}

/** One document of a request: uploads, replaces, downloads and removes it. */
export function DocumentField({ draft, isMissing, isRequired, kind }: DocumentFieldProps) {
  const [wrong, setWrong] = useState<string>();
  const { documents, id, remove, uploadedPart, uploading: upload } = draft;
  const document = documents.find((one) => one.kind === kind);
  const label = documentLabels[kind];
  const isUploading = upload.isPending && upload.variables.kind === kind;
  const uploadError = upload.variables?.kind === kind ? upload.error?.message : undefined;
  const removeError = remove.variables === kind ? remove.error?.message : undefined;
  const missing = isMissing && document === undefined ? `Upload the ${label.toLowerCase()}.` : undefined;
  const errors = [missing, wrong ?? uploadError ?? removeError].filter((error) => error !== undefined);
  const pick = (files: FileList | null) => {
    const [file] = files ?? [];
    if (file === undefined) return;
    const error = findFileError(file);
    setWrong(error);
    if (error === undefined)
      upload.mutate({ file, kind }, { onSuccess: () => toast({ tone: 'success', title: `${label} uploaded` }) });
  };
  const removeIt = () => {
    setWrong(undefined);
    remove.mutate(kind, { onSuccess: () => toast({ tone: 'success', title: `${label} removed` }) });
  };
  return (
    <fieldset className="rounded-lg border px-4 py-3">
      <legend className="px-1 font-medium text-sm">
        {label}
        {isRequired && <span className="font-normal text-text-faint"> (required)</span>}
      </legend>
      {isUploading && <ProgressBar label={`Uploading ${upload.variables.file.name}`} value={uploadedPart} />}
      <div className="flex flex-wrap items-center justify-between gap-3">
        {!isUploading && (
          <div className="min-w-0 break-words">
            {document === undefined || id === null ? (
              <span className="text-text-muted">A PDF file of at most 10 MiB</span>
            ) : (
              <DocumentLink document={document} submissionId={id} />
            )}
          </div>
        )}
        <DocumentButtons draft={draft} kind={kind} onPick={pick} onRemove={removeIt} />
      </div>
      {errors.map((error) => (
        <p key={error} role="alert" className="mt-2 flex items-start gap-1 text-danger text-sm">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          {error}
        </p>
      ))}
    </fieldset>
  );
}

/** The buttons of a document. */
function DocumentButtons({ draft, kind, onPick, onRemove }: DocumentButtonsProps) {
  const { documents, remove, uploading } = draft;
  const document = documents.find((one) => one.kind === kind);
  const label = documentLabels[kind].toLowerCase();
  const isUploading = uploading.isPending && uploading.variables.kind === kind;
  return (
    <div className="flex gap-2">
      {document !== undefined && !isUploading && (
        <Button
          variant="quiet"
          aria-label={`Remove the ${label}`}
          isPending={remove.isPending && remove.variables === kind}
          onPress={onRemove}
        >
          Remove
        </Button>
      )}
      <FileTrigger acceptedFileTypes={[PDF]} onSelect={onPick}>
        <Button
          icon={<FileUp />}
          aria-label={`${document === undefined ? 'Upload' : 'Replace'} the ${label}`}
          isDisabled={uploading.isPending}
        >
          {document === undefined ? 'Upload' : 'Replace'}
        </Button>
      </FileTrigger>
    </div>
  );
}

interface DocumentButtonsProps extends Pick<DocumentFieldProps, 'draft' | 'kind'> {
  onPick: (files: FileList | null) => void;
  onRemove: () => void;
}

/** What the server would refuse, said before anything is sent. */
function findFileError({ size, type }: File): string | undefined {
  if (type !== PDF) return 'Choose a PDF file.';
  return size > MOST_DOCUMENT_BYTES ? 'Choose a file of at most 10 MiB.' : undefined;
}
