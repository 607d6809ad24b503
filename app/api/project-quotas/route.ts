import { compareProjectQuotasOperation } from '@/lib/contracts/members/quotas';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { compareProjectQuotas } from '@/lib/services/quota-limits/compare-project-quotas';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(compareProjectQuotasOperation, compareProjectQuotas),
);
