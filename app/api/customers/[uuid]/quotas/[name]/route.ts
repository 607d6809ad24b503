import { changeCustomerQuotaOperation } from '@/lib/contracts/members/quotas';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { changeCustomerQuota } from '@/lib/services/quota-limits/change-customer-quota';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(changeCustomerQuotaOperation, changeCustomerQuota),
);
