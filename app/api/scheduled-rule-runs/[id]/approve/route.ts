import { approveRunOperation } from '@/lib/contracts/rules/runs';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { approveRun } from '@/lib/services/rules/runs/approve-run';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(approveRunOperation, approveRun));
