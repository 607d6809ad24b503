import { readProjectStatsOperation } from '@/lib/contracts/projects/figures';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { readProjectStats } from '@/lib/services/projects/read-project-stats';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(readProjectStatsOperation, readProjectStats),
);
