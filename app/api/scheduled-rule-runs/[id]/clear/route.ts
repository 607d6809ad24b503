import { clearRunOperation } from '@/lib/contracts/rules/runs';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { clearRun } from '@/lib/services/rules/runs/clear-run';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(clearRunOperation, clearRun));
