import type { CustomerReview, readCustomerReviewOperation } from '@/lib/contracts/members/permission-reviews';
import type { InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { readCustomerReviewRow } from '@/lib/services/reviews/review-row';

/** One review of a customer that the caller reads. @throws not_found */
export function readCustomerReview(
  ctx: Ctx,
  { uuid }: InputOf<typeof readCustomerReviewOperation>,
): Promise<CustomerReview> {
  return readCustomerReviewRow(ctx, uuid);
}
