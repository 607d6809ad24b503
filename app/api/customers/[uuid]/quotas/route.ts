import { listCustomerQuotasOperation } from '@/lib/contracts/members/quotas';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { listCustomerQuotas } from '@/lib/services/quota-limits/list-customer-quotas';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(listCustomerQuotasOperation, listCustomerQuotas),
);
