import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { RecordActionView } from '@/components/actions/record-action-view';
import { reviewQuery } from '@/components/reviews/queries';
import { ReviewView } from '@/components/reviews/review-view';
import { requirePersonPage } from '@/lib/auth/current-person';
import { foundOr404, orNull, uuidOr404 } from '@/lib/auth/found-or-404';
import { createQueryClient } from '@/lib/client/create-query-client';
import { createContext } from '@/lib/services/create-context';
import { readCustomerReview } from '@/lib/services/reviews/read-customer-review';
import { readProjectReview } from '@/lib/services/reviews/read-project-review';

export const metadata: Metadata = { title: 'Role review' };

/** A review of who has access to a project or an organisation. */
export default async function ReviewPage({ params }: { params: Promise<{ uuid: string }> }) {
  const ctx = createContext(await requirePersonPage());
  const uuid = uuidOr404(await params);
  const ofProject = await orNull(readProjectReview(ctx, { uuid }));
  const review = ofProject ?? (await foundOr404(readCustomerReview(ctx, { uuid })));
  const kind = ofProject === null ? 'customer' : 'project';
  const queries = createQueryClient();
  queries.setQueryData(reviewQuery(kind, uuid).queryKey, review);
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <RecordActionView />
      <ReviewView kind={kind} uuid={uuid} />
    </HydrationBoundary>
  );
}
