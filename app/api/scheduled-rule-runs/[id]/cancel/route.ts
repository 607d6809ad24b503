import { cancelRunOperation } from '@/lib/contracts/rules/runs';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { cancelRun } from '@/lib/services/rules/runs/cancel-run';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(cancelRunOperation, cancelRun));
