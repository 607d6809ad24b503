import type { ProjectReview, readProjectReviewOperation } from '@/lib/contracts/members/permission-reviews';
import type { InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { readProjectReviewRow } from '@/lib/services/reviews/review-row';

/** One review of a project that the caller reads. @throws not_found */
export function readProjectReview(
  ctx: Ctx,
  { uuid }: InputOf<typeof readProjectReviewOperation>,
): Promise<ProjectReview> {
  return readProjectReviewRow(ctx, uuid);
}
