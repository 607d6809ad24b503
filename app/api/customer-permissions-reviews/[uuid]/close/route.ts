import { closeCustomerReviewOperation } from '@/lib/contracts/members/permission-reviews';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { closeCustomerReview } from '@/lib/services/reviews/close-customer-review';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(closeCustomerReviewOperation, closeCustomerReview),
);
