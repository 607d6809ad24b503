import type { AccessSubmission, readAccessSubmissionOperation } from '@/lib/contracts/access/submissions';
import type { InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { readSubmissionRow } from '@/lib/services/access-submissions/submission-row';

/** One submission that the caller reads. @throws not_found */
export function readAccessSubmission(
  ctx: Ctx,
  { id }: InputOf<typeof readAccessSubmissionOperation>,
): Promise<AccessSubmission> {
  return readSubmissionRow(ctx, id);
}
