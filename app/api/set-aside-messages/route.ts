import { listSetAsideMessagesOperation } from '@/lib/contracts/delivery/set-aside-messages';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { listSetAsideMessages } from '@/lib/services/outbox/list-set-aside-messages';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(listSetAsideMessagesOperation, listSetAsideMessages),
);
