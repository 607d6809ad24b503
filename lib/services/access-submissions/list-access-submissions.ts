import type { listAccessSubmissionsOperation } from '@/lib/contracts/access/submissions';
import type { InputOf } from '@/lib/contracts/operation';
import { sql } from '@/lib/db/client';
import { equals, isId, matchesAll } from '@/lib/db/conditions';
import type { Ctx } from '@/lib/db/context';
import { listRows } from '@/lib/db/list-rows';
import { descending, requestedOrder } from '@/lib/db/row-order';
import { isReadableSubmission, submissionRow } from '@/lib/services/access-submissions/submission-row';

const columns = {
  created: sql`submission.created`,
  submitted_at: sql`submission.submitted_at`,
  reviewed_at: sql`submission.reviewed_at`,
};
const newestFirst = [descending(sql`submission.created`), descending(sql`submission.id`)];

const filters = {
  requirement: isId(sql`submission.requirement_id`),
  submitter: isId(sql`submission.submitter_id`),
  state: equals(sql`submission.state`),
  is_renewal: equals(sql`submission.is_renewal`),
};

/** The submissions that the caller reads, newest first unless asked otherwise. */
export async function listAccessSubmissions(ctx: Ctx, input: InputOf<typeof listAccessSubmissionsOperation>) {
  const condition = matchesAll(input, filters, isReadableSubmission(ctx));
  return listRows(ctx.db, submissionRow, { condition, order: requestedOrder(input.o, columns, newestFirst) }, input);
}
