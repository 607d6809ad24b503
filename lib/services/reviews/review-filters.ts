import { sql } from '@/lib/db/client';
import { holds, isId } from '@/lib/db/conditions';
import { descending } from '@/lib/db/row-order';

/** What narrows reviews, whatever they are of. */
export const reviewFilters = {
  is_pending: holds(sql`review.closed IS NULL`),
  closed: (since: string) => sql`review.closed >= ${since}::timestamptz`,
  reviewer_uuid: isId(sql`review.reviewer_id`),
};

export const reviewColumns = { created: sql`review.created`, closed: sql`review.closed` };

export const newestFirst = [descending(sql`review.created`), descending(sql`review.id`)];
