import { readCustomerStatsOperation } from '@/lib/contracts/customers/figures';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { readCustomerStats } from '@/lib/services/customers/read-customer-stats';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(readCustomerStatsOperation, readCustomerStats),
);
