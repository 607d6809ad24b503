import { nextRunsOperation } from '@/lib/contracts/scheduled-rules';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { readNextRuns } from '@/lib/services/rules/lifecycle/read-next-runs';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(nextRunsOperation, readNextRuns));
