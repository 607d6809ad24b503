import { undoAcceptProjectEndOperation } from '@/lib/contracts/projects/ends';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { undoAcceptEnd } from '@/lib/services/projects/undo-accept-end';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(undoAcceptProjectEndOperation, undoAcceptEnd),
);
