import { closeProjectReviewOperation, type ProjectReview } from '@/lib/contracts/members/permission-reviews';
import type { InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { change } from '@/lib/services/audit/change';
import { closeReview } from '@/lib/services/reviews/close-review';
import { projectReviewRow, readProjectReviewRow } from '@/lib/services/reviews/review-row';

/** Closes a review of a project with what was decided about each role, all or nothing. @throws not_found and what `closeReview` does */
export function closeProjectReview(
  ctx: Ctx,
  { decisions = [], uuid }: InputOf<typeof closeProjectReviewOperation>,
): Promise<ProjectReview> {
  return change(ctx, { operation: closeProjectReviewOperation.id, subjectType: 'review' }, async (tx) => {
    const { project_uuid } = await readProjectReviewRow(tx, uuid);
    const closing = { uuid, decisions, place: { kind: 'project', uuid: project_uuid } } as const;
    return closeReview<ProjectReview>(tx, closing, projectReviewRow);
  });
}
