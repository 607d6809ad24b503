import { MOST_DOCUMENT_BYTES, PDF, putDocumentOperation } from '@/lib/contracts/access/documents';
import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import { callerId } from '@/lib/core/caller-id';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { ACCESS_SUBMISSION } from '@/lib/plugins/notification-kinds/submission-decided';
import { documentName } from '@/lib/services/access-documents/document-name';
import { dropUpload, storeUpload, type Upload } from '@/lib/services/access-documents/store-upload';
import {
  holdOwnSubmission,
  requireSubmissionState,
  requireSubmitter,
} from '@/lib/services/access-submissions/hold-submission';
import { documentJson, readSubmissionRow } from '@/lib/services/access-submissions/submission-row';
import { change, changed } from '@/lib/services/audit/change';

type Input = InputOf<typeof putDocumentOperation>;
type Answer = AnswerOf<typeof putDocumentOperation>;

/** The part of a call that an upload needs: its bytes as they come, and what it says of itself. */
type Sent = { request: { body: AsyncIterable<Uint8Array> | null; headers: { get: (name: string) => string | null } } };

/**
 * Attaches a document to a draft, in place of the one before. The bytes are stored first; an upload that breaks off leaves the
 * document as it was.
 * @throws not_found; not_allowed; moved_on outside DRAFT; media_type_unknown; body_too_large; validation_failed for no PDF file
 */
export async function putAccessDocument(ctx: Ctx, input: Input, { request }: Sent): Promise<Answer> {
  const submission = await readSubmissionRow(ctx, input.id);
  requireSubmitter(ctx, submission);
  requireSubmissionState(submission, 'DRAFT');
  requirePdf(request.headers);
  const upload = await storeUpload(ctx, request.body ?? nothing());
  try {
    return await attach(ctx, input, upload, documentName(request.headers.get('content-disposition'), input.kind));
  } catch (error) {
    await dropUpload(ctx, upload.id);
    throw error;
  }
}

function requirePdf(headers: Sent['request']['headers']): void {
  const mediaType = (headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  if (mediaType !== PDF) throw new DomainError('media_type_unknown', { detail: `Send ${PDF}.` });
  if (Number(headers.get('content-length') ?? 0) > MOST_DOCUMENT_BYTES) throw new DomainError('body_too_large');
}

function attach(ctx: Ctx, { id, kind }: Input, upload: Upload, file_name: string): Promise<Answer> {
  return change(ctx, { operation: putDocumentOperation.id, subjectType: ACCESS_SUBMISSION }, async (tx) => {
    const { submission } = await holdOwnSubmission(tx, id);
    requireSubmissionState(submission, 'DRAFT');
    const where = { submission_id: id, kind };
    const before = await tx.db.accessDocument.findFirst({ where });
    if (before !== null) {
      await tx.db.accessDocument.delete({ where: { id: before.id } });
      await dropUpload(tx, before.upload_id);
    }
    const { sha256, size } = upload;
    const stored = { ...where, file_name, size, sha256, upload_id: upload.id, uploaded_at: tx.now };
    const uploaded_by_id = callerId(tx) ?? submission.submitter_id;
    const document = await tx.db.accessDocument.create({ data: { ...stored, uploaded_by_id } });
    const [shown] = await tx.db.$queryRaw<{ json: Omit<Answer, 'is_replaced'> }[]>(
      sql`SELECT ${documentJson} AS json FROM access_document AS document WHERE document.id = ${document.id}::uuid`,
    );
    if (shown === undefined) throw new DomainError('not_found');
    return changed(
      { ...shown.json, is_replaced: before !== null },
      { subjectId: id, facts: { kind, size, sha256 }, touches: [{ topic: 'access' }] },
    );
  });
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
