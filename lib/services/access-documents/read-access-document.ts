import { can } from '@/lib/auth/permissions';
import type { readDocumentOperation } from '@/lib/contracts/access/documents';
import { PDF } from '@/lib/contracts/access/documents';
import type { FileAnswer, InputOf } from '@/lib/contracts/operation';
import { callerId } from '@/lib/core/caller-id';
import { DomainError } from '@/lib/core/errors';
import { type Db, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { isReadableSubmission } from '@/lib/services/access-submissions/submission-row';

type Stored = { upload_id: string; file_name: string; sha256: string; size: number; submitter_id: string };

/** A document, part by part; for its submitter, the committee and staff. @throws not_found to others, support included */
export async function readAccessDocument(
  ctx: Ctx,
  { id, kind }: InputOf<typeof readDocumentOperation>,
): Promise<FileAnswer> {
  const [found] = await ctx.db.$queryRaw<Stored[]>(sql`
    SELECT document.upload_id, document.file_name, document.sha256, document.size, submission.submitter_id
    FROM access_submission AS submission JOIN access_document AS document ON document.submission_id = submission.id
    WHERE submission.id = ${id}::uuid AND document.kind = ${kind} AND ${isReadableSubmission(ctx)}`);
  if (found === undefined) throw new DomainError('not_found');
  const mayRead = found.submitter_id === callerId(ctx) || can(ctx.actor, 'ACCESS_COMMITTEE');
  if (!mayRead) throw new DomainError('not_found');
  const { file_name: fileName, sha256, size, upload_id } = found;
  return {
    content: { size, stream: () => partsOf(ctx.db, upload_id) },
    mediaType: PDF,
    fileName,
    version: sha256,
    isConfidential: true,
  };
}

function partsOf(db: Db, upload_id: string): ReadableStream<Uint8Array<ArrayBuffer>> {
  let position = 0;
  return new ReadableStream({
    async pull(controller) {
      const part = await db.accessDocumentPart.findUnique({ where: { upload_id_position: { upload_id, position } } });
      position += 1;
      if (part === null) controller.close();
      else controller.enqueue(part.bytes);
    },
  });
}
