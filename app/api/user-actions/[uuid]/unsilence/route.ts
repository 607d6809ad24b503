import { unsilenceUserActionOperation } from '@/lib/contracts/actions/actions';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { unsilenceUserAction } from '@/lib/services/user-actions/unsilence-user-action';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(unsilenceUserActionOperation, unsilenceUserAction),
);
