import { nextRunsOperation } from '@/lib/contracts/rules/versions';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { readNextRuns } from '@/lib/services/rules/lifecycle/read-next-runs';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(nextRunsOperation, readNextRuns));
