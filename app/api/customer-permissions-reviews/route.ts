import { listCustomerReviewsOperation } from '@/lib/contracts/members/permission-reviews';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { listCustomerReviews } from '@/lib/services/reviews/list-customer-reviews';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(listCustomerReviewsOperation, listCustomerReviews),
);
