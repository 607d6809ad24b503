import { summariseUserActionsOperation } from '@/lib/contracts/actions/actions';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { summariseUserActions } from '@/lib/services/user-actions/summarise-user-actions';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(summariseUserActionsOperation, summariseUserActions),
);
