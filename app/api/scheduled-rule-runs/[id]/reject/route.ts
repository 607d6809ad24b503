import { rejectRunOperation } from '@/lib/contracts/rules/runs';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { rejectRun } from '@/lib/services/rules/runs/reject-run';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(rejectRunOperation, rejectRun));
