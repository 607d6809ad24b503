import { listExecutionsOperation } from '@/lib/contracts/executions';
import { door } from '@/lib/http/door';
import { serve } from '@/lib/http/serve';
import { listExecutions } from '@/lib/services/executions/list-executions';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(serve(listExecutionsOperation, listExecutions));
