import { listOrderActionsOperation } from '@/lib/contracts/marketplace/details';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { listOrderActions } from '@/lib/services/user-actions/list-order-actions';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(listOrderActionsOperation, listOrderActions),
);
