import { listResourceActionsOperation } from '@/lib/contracts/marketplace/details';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { listResourceActions } from '@/lib/services/user-actions/list-resource-actions';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(listResourceActionsOperation, listResourceActions),
);
