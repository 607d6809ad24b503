import { readProjectReviewOperation } from '@/lib/contracts/members/permission-reviews';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { readProjectReview } from '@/lib/services/reviews/read-project-review';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(readProjectReviewOperation, readProjectReview),
);
