import { readUserActionOperation } from '@/lib/contracts/actions/actions';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { readUserAction } from '@/lib/services/user-actions/read-user-action';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(readUserActionOperation, readUserAction));
