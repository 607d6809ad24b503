import { compareCustomerQuotasOperation } from '@/lib/contracts/members/quotas';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { compareCustomerQuotas } from '@/lib/services/quota-limits/compare-customer-quotas';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(compareCustomerQuotasOperation, compareCustomerQuotas),
);
