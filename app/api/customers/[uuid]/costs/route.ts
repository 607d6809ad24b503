import { listCustomerCostsOperation } from '@/lib/contracts/customers/figures';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { listCustomerCosts } from '@/lib/services/customers/list-customer-costs';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(listCustomerCostsOperation, listCustomerCosts),
);
