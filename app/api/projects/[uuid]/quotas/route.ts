import { listProjectQuotasOperation } from '@/lib/contracts/members/quotas';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { listProjectQuotas } from '@/lib/services/quota-limits/list-project-quotas';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(listProjectQuotasOperation, listProjectQuotas),
);
