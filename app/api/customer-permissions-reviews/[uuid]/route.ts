import { readCustomerReviewOperation } from '@/lib/contracts/members/permission-reviews';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { readCustomerReview } from '@/lib/services/reviews/read-customer-review';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(readCustomerReviewOperation, readCustomerReview),
);
