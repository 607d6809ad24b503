import { undoUnsubscribeOperation, unsubscribeOperation } from '@/lib/contracts/delivery/digests';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { undoUnsubscribe } from '@/lib/services/digests/undo-unsubscribe';
import { unsubscribe } from '@/lib/services/digests/unsubscribe';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(unsubscribeOperation, unsubscribe),
  serve(undoUnsubscribeOperation, undoUnsubscribe),
);
