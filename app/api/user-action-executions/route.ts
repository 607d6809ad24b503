import { listExecutionsOperation } from '@/lib/contracts/actions/executions';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { listExecutions } from '@/lib/services/executions/list-executions';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(listExecutionsOperation, listExecutions));
