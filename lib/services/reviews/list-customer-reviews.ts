import type { listCustomerReviewsOperation } from '@/lib/contracts/members/permission-reviews';
import type { InputOf } from '@/lib/contracts/operation';
import { sql } from '@/lib/db/client';
import { isId, matchesAll } from '@/lib/db/conditions';
import type { Ctx } from '@/lib/db/context';
import { listRows } from '@/lib/db/list-rows';
import { requestedOrder } from '@/lib/db/row-order';
import { newestFirst, reviewColumns, reviewFilters } from '@/lib/services/reviews/review-filters';
import { customerReviewRow, isReadableReview } from '@/lib/services/reviews/review-row';

const filters = { ...reviewFilters, customer_uuid: isId(sql`review.customer_id`) };

/** The reviews of customers that the caller reads, newest first unless asked otherwise. One statement. */
export function listCustomerReviews(ctx: Ctx, input: InputOf<typeof listCustomerReviewsOperation>) {
  const condition = matchesAll(input, filters, isReadableReview(ctx));
  const order = requestedOrder(input.o, reviewColumns, newestFirst);
  return listRows(ctx.db, customerReviewRow, { condition, order }, input);
}
