import { nextRunsOperation } from '@/lib/contracts/scheduled-rules';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { listNextRuns } from '@/lib/services/rules/list-next-runs';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(nextRunsOperation, listNextRuns));
