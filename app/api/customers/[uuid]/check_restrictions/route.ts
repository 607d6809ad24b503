import { checkCustomerRestrictionsOperation } from '@/lib/contracts/members/restrictions';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { checkCustomerRestrictions } from '@/lib/services/customers/check-customer-restrictions';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(checkCustomerRestrictionsOperation, checkCustomerRestrictions),
);
