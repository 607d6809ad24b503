import { placeOf, type Review } from '@/components/reviews/reviewed-place';
import { Link } from '@/components/ui/link';
import { ListRow } from '@/components/ui/list-row';
import { Moment } from '@/components/ui/moment';
import { Pill } from '@/components/ui/pill';
import { reviewPage } from '@/lib/core/review-routes';

interface ReviewRowProps {
  review: Review;
  /** What it is called here; the name of its place when left out. */
  title?: string;
}

/** One review in a list: what of, whether it is open, and who closed it. */
export function ReviewRow({ review, title }: ReviewRowProps) {
  const { closed, created, is_pending, reviewer_full_name, uuid } = review;
  return (
    <ListRow
      title={
        <Link variant="quiet" href={reviewPage(uuid)} data-row>
          {title ?? placeOf(review).name}
        </Link>
      }
      detail={is_pending ? 'Waiting for someone to go through who has access' : closedBy(reviewer_full_name)}
      trailing={
        <>
          <Pill tone={is_pending ? 'warning' : 'neutral'}>{is_pending ? 'Open' : 'Closed'}</Pill>
          <Moment at={closed ?? created} />
        </>
      }
    />
  );
}

/** Who closed a review; nobody does when its project is deleted or moved. */
export function closedBy(reviewer: string): string {
  return reviewer === '' ? 'Closed because the project was deleted or moved' : `Reviewed by ${reviewer}`;
}
