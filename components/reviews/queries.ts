import { queryOptions } from '@tanstack/react-query';
import type { Review, ReviewedPlace } from '@/components/reviews/reviewed-place';
import { call } from '@/lib/client/call';
import { listPageQuery } from '@/lib/client/list-page-query';
import {
  listCustomerMembersOperation,
  listProjectMembersOperation,
  readCustomerMemberRightsOperation,
} from '@/lib/contracts/members/members';
import {
  listCustomerReviewsOperation,
  listProjectReviewsOperation,
  readCustomerReviewOperation,
  readProjectReviewOperation,
} from '@/lib/contracts/members/permission-reviews';
import type { QueryTo } from '@/lib/contracts/operation';
import { readProjectOperation } from '@/lib/contracts/projects/projects';

type ProjectReviewsQuery = QueryTo<typeof listProjectReviewsOperation>;
type CustomerReviewsQuery = QueryTo<typeof listCustomerReviewsOperation>;
type Kind = ReviewedPlace['kind'];

export const reviewKeys = {
  all: ['reviews'],
  list: (kind: Kind, query: ProjectReviewsQuery | CustomerReviewsQuery) => [...reviewKeys.all, 'list', kind, query],
  detail: (kind: Kind, uuid: string) => [...reviewKeys.all, 'detail', kind, uuid],
  members: (place: ReviewedPlace, page: number) => [...reviewKeys.all, 'members', place, page],
  held: (place: ReviewedPlace) => [...reviewKeys.all, 'held', place],
  mayClose: (place: ReviewedPlace) => [...reviewKeys.all, 'may-close', place],
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
  return listPageQuery(reviewKeys.members(place, page), () => membersOf(place), query);
}

const MOST_A_PAGE = 300;

/** Which roles are held in a place now, on all pages. */
export function heldRolesQuery(place: ReviewedPlace) {
  return queryOptions({
    queryKey: reviewKeys.held(place),
    queryFn: async ({ signal }): Promise<readonly string[]> => {
      const held: string[] = [];
      for (let page = 1; ; page += 1) {
        const query = {
          uuid: place.uuid,
          page: String(page),
          page_size: String(MOST_A_PAGE),
          field: ['uuid' as const],
        };
        const { answer, total } = await call(membersOf(place), query, { signal });
        held.push(...answer.map(({ uuid }) => uuid));
        if (answer.length < MOST_A_PAGE || held.length >= total) return held;
      }
    },
  });
}

function membersOf({ kind }: ReviewedPlace) {
  return kind === 'project' ? listProjectMembersOperation : listCustomerMembersOperation;
}

/** Whether somebody of support may close a review too, by a role in the organisation. */
export function mayCloseQuery(place: ReviewedPlace) {
  return queryOptions({
    queryKey: reviewKeys.mayClose(place),
    queryFn: async ({ signal }): Promise<boolean> => {
      const uuid = place.kind === 'customer' ? place.uuid : await customerOf(place.uuid, signal);
      return (await call(readCustomerMemberRightsOperation, { uuid }, { signal })).answer.can_change.length > 0;
    },
  });
}

async function customerOf(uuid: string, signal: AbortSignal): Promise<string> {
  return (await call(readProjectOperation, { uuid, field: ['customer_uuid'] }, { signal })).answer.customer_uuid;
}
