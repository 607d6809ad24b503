import type { Metadata } from 'next';
import { ReviewsView } from '@/components/reviews/reviews-view';
import { requirePersonPage } from '@/lib/auth/current-person';

export const metadata: Metadata = { title: 'Role reviews' };

/** The reviews of who has access. */
export default async function ReviewsPage() {
  await requirePersonPage();
  return <ReviewsView />;
}
