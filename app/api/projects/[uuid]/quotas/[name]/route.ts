import { changeProjectQuotaOperation } from '@/lib/contracts/members/quotas';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { changeProjectQuota } from '@/lib/services/quota-limits/change-project-quota';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(changeProjectQuotaOperation, changeProjectQuota),
);
