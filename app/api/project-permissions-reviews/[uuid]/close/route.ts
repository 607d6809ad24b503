import { closeProjectReviewOperation } from '@/lib/contracts/members/permission-reviews';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { closeProjectReview } from '@/lib/services/reviews/close-project-review';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(closeProjectReviewOperation, closeProjectReview),
);
