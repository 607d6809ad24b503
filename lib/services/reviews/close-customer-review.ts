import { type CustomerReview, closeCustomerReviewOperation } from '@/lib/contracts/members/permission-reviews';
import type { InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { change } from '@/lib/services/audit/change';
import { closeReview } from '@/lib/services/reviews/close-review';
import { customerReviewRow, readCustomerReviewRow } from '@/lib/services/reviews/review-row';

/** Closes a review of a customer with what was decided about each role, all or nothing. @throws not_found and what `closeReview` does */
export function closeCustomerReview(
  ctx: Ctx,
  { decisions = [], uuid }: InputOf<typeof closeCustomerReviewOperation>,
): Promise<CustomerReview> {
  return change(ctx, { operation: closeCustomerReviewOperation.id, subjectType: 'review' }, async (tx) => {
    const { customer_uuid } = await readCustomerReviewRow(tx, uuid);
    const closing = { uuid, decisions, place: { kind: 'customer', uuid: customer_uuid } } as const;
    return closeReview<CustomerReview>(tx, closing, customerReviewRow);
  });
}
