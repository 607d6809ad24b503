import type { CustomerReview, ProjectReview } from '@/lib/contracts/members/permission-reviews';

/** What is reviewed: a project or an organisation. */
export type ReviewedPlace = { kind: 'project' | 'customer'; uuid: string };

/** A review of either. */
export type Review = ProjectReview | CustomerReview;

/** The place of a review, with its name. */
export function placeOf(review: Review): ReviewedPlace & { name: string } {
  return 'project_uuid' in review
    ? { kind: 'project', uuid: review.project_uuid, name: review.project_name }
    : { kind: 'customer', uuid: review.customer_uuid, name: review.customer_name };
}
