import { readExecutionOperation } from '@/lib/contracts/executions';
import { door } from '@/lib/http/door';
import { serve } from '@/lib/http/serve';
import { readExecution } from '@/lib/services/executions/read-execution';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(serve(readExecutionOperation, readExecution));
