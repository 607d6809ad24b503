import { queryOptions } from '@tanstack/react-query';
import type { Review, ReviewedPlace } from '@/components/reviews/reviewed-place';
import { call } from '@/lib/client/call';
import { listPageQuery } from '@/lib/client/list-page-query';
import { listCustomerMembersOperation, listProjectMembersOperation } from '@/lib/contracts/members';
import type { QueryTo } from '@/lib/contracts/operation';
import {
  listCustomerReviewsOperation,
  listProjectReviewsOperation,
  readCustomerReviewOperation,
  readProjectReviewOperation,
} from '@/lib/contracts/permission-reviews';

type ProjectReviewsQuery = QueryTo<typeof listProjectReviewsOperation>;
type CustomerReviewsQuery = QueryTo<typeof listCustomerReviewsOperation>;
type Kind = ReviewedPlace['kind'];

export const reviewKeys = {
  all: ['reviews'],
  list: (kind: Kind, query: ProjectReviewsQuery | CustomerReviewsQuery) => [...reviewKeys.all, 'list', kind, query],
  detail: (kind: Kind, uuid: string) => [...reviewKeys.all, 'detail', kind, uuid],
  members: (place: ReviewedPlace, page: number) => [...reviewKeys.all, 'members', place, page],
} as const;

/** A page of the reviews of projects, newest first. */
export function projectReviewsQuery(query: ProjectReviewsQuery) {
  return listPageQuery(reviewKeys.list('project', query), () => listProjectReviewsOperation, query);
}

/** A page of the reviews of organisations, newest first. */
export function customerReviewsQuery(query: CustomerReviewsQuery) {
  return listPageQuery(reviewKeys.list('customer', query), () => listCustomerReviewsOperation, query);
}

/** One review of a project or an organisation. */
export function reviewQuery(kind: Kind, uuid: string) {
  return queryOptions({
    queryKey: reviewKeys.detail(kind, uuid),
    queryFn: async ({ signal }): Promise<Review> =>
      kind === 'project'
        ? (await call(readProjectReviewOperation, { uuid }, { signal })).answer
        : (await call(readCustomerReviewOperation, { uuid }, { signal })).answer,
  });
}

export const PEOPLE_SHOWN = 50;

/** A page of the people who have access to a place, by name, with their roles. */
export function reviewedPeopleQuery(place: ReviewedPlace, page: number) {
  const query = { uuid: place.uuid, page: String(page), page_size: String(PEOPLE_SHOWN), o: 'full_name' };
  const operation = place.kind === 'project' ? listProjectMembersOperation : listCustomerMembersOperation;
  return listPageQuery(reviewKeys.members(place, page), () => operation, query);
}
