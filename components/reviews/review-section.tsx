'use client';

import { useQuery } from '@tanstack/react-query';
import { customerReviewsQuery, projectReviewsQuery } from '@/components/reviews/queries';
import { ReviewRow } from '@/components/reviews/review-row';
import type { Review, ReviewedPlace } from '@/components/reviews/reviewed-place';
import { PageSection } from '@/components/ui/page-section';
import type { ListPage } from '@/lib/client/list-page-query';

const SHOWN = '5';

/** The last reviews of who has access to a project or an organisation; nothing to who doesn’t read them, or before the first. */
export function ReviewSection({ place }: { place: ReviewedPlace }) {
  return place.kind === 'project' ? <OfProject uuid={place.uuid} /> : <OfCustomer uuid={place.uuid} />;
}

function OfProject({ uuid }: { uuid: string }) {
  return <Shown list={useQuery(projectReviewsQuery({ project_uuid: uuid, page_size: SHOWN })).data} />;
}

function OfCustomer({ uuid }: { uuid: string }) {
  return <Shown list={useQuery(customerReviewsQuery({ customer_uuid: uuid, page_size: SHOWN })).data} />;
}

function Shown({ list }: { list: ListPage<Review> | undefined }) {
  if (list === undefined || list.total === 0) return null;
  return (
    <PageSection title="Role reviews">
      <ul aria-label="Role reviews" className="border-t">
        {list.rows.map((review) => (
          <ReviewRow
            key={review.uuid}
            review={review}
            title={review.is_pending ? 'Review who has access' : 'Roles reviewed'}
          />
        ))}
      </ul>
    </PageSection>
  );
}
