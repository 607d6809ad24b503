import { deleteDocumentOperation } from '@/lib/contracts/access/documents';
import type { InputOf } from '@/lib/contracts/operation';
import { DomainError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { ACCESS_SUBMISSION } from '@/lib/plugins/notification-kinds/submission-decided';
import { dropUpload } from '@/lib/services/access-documents/store-upload';
import { holdOwnSubmission, requireSubmissionState } from '@/lib/services/access-submissions/hold-submission';
import { change, changed } from '@/lib/services/audit/change';

/** Removes a document from a draft. @throws not_found, also where there is none; not_allowed; moved_on outside DRAFT */
export function deleteAccessDocument(
  ctx: Ctx,
  { id, kind }: InputOf<typeof deleteDocumentOperation>,
): Promise<undefined> {
  return change(ctx, { operation: deleteDocumentOperation.id, subjectType: ACCESS_SUBMISSION }, async (tx) => {
    const { submission } = await holdOwnSubmission(tx, id);
    requireSubmissionState(submission, 'DRAFT');
    const document = await tx.db.accessDocument.findFirst({ where: { submission_id: id, kind } });
    if (document === null) throw new DomainError('not_found');
    await tx.db.accessDocument.delete({ where: { id: document.id } });
    await dropUpload(tx, document.upload_id);
    return changed(undefined, { subjectId: id, facts: { kind }, touches: [{ topic: 'access' }] });
  });
}
