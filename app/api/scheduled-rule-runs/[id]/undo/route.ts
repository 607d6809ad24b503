import { undoRunOperation } from '@/lib/contracts/rules/runs';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { undoRun } from '@/lib/services/rules/runs/undo-run';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(undoRunOperation, undoRun));
