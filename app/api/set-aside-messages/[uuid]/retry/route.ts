import { retrySetAsideMessageOperation } from '@/lib/contracts/delivery/set-aside-messages';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { retrySetAsideMessage } from '@/lib/services/outbox/retry-set-aside-message';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(retrySetAsideMessageOperation, retrySetAsideMessage),
);
