import { readRunOperation } from '@/lib/contracts/rules/runs';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { readRun } from '@/lib/services/rules/runs/read-run';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(readRunOperation, readRun));
