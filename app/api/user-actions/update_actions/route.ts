import { updateUserActionsOperation } from '@/lib/contracts/actions/providers';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { updateUserActions } from '@/lib/services/user-actions/update-user-actions';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(updateUserActionsOperation, updateUserActions),
);
