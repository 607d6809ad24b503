import { executeUserActionOperation } from '@/lib/contracts/actions/actions';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { executeUserAction } from '@/lib/services/user-actions/execute-user-action';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(executeUserActionOperation, executeUserAction),
);
