import { readExecutionOperation } from '@/lib/contracts/actions/executions';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { readExecution } from '@/lib/services/executions/read-execution';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(readExecutionOperation, readExecution));
