import { listUserActionsOperation } from '@/lib/contracts/actions/actions';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { listUserActions } from '@/lib/services/user-actions/list-user-actions';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(listUserActionsOperation, listUserActions));
