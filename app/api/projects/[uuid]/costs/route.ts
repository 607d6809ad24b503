import { listProjectCostsOperation } from '@/lib/contracts/projects/figures';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { listProjectCosts } from '@/lib/services/projects/list-project-costs';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(listProjectCostsOperation, listProjectCosts),
);
