import { addressOf } from '@/lib/client/call';
import { readDocumentOperation } from '@/lib/contracts/access/documents';
import type { AccessSubmission } from '@/lib/contracts/access/submissions';
import { formatSize } from '@/lib/core/format-size';

interface DocumentLinkProps {
  document: AccessSubmission['documents'][number];
  submissionId: string;
}

/** The name of a document, which downloads it, and its size. */
export function DocumentLink({ document: { file_name, kind, size }, submissionId: id }: DocumentLinkProps) {
  return (
    <>
      <a
        href={addressOf(readDocumentOperation, { id, kind })}
        download
        className="rounded-sm text-accent underline decoration-accent-line underline-offset-3 hover:decoration-accent"
      >
        {file_name}
      </a>{' '}
      <span className="text-text-muted tabular-nums">{formatSize(size)}</span>
    </>
  );
}
