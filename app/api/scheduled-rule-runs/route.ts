import { listRunsOperation } from '@/lib/contracts/rules/runs';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { listRuns } from '@/lib/services/rules/runs/list-runs';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(listRunsOperation, listRuns));
