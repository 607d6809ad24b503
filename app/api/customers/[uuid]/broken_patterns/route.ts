import { listCustomerBrokenPatternsOperation } from '@/lib/contracts/members/restrictions';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { listCustomerBrokenPatterns } from '@/lib/services/customers/list-customer-broken-patterns';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(listCustomerBrokenPatternsOperation, listCustomerBrokenPatterns),
);
