import { listProjectReviewsOperation } from '@/lib/contracts/members/permission-reviews';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { listProjectReviews } from '@/lib/services/reviews/list-project-reviews';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(listProjectReviewsOperation, listProjectReviews),
);
