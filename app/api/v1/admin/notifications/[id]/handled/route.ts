import { markHandledOperation, markUnhandledOperation } from '@/lib/contracts/alerts/notifications';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { markHandled } from '@/lib/services/notifications/mark-handled';
import { markUnhandled } from '@/lib/services/notifications/mark-unhandled';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(markHandledOperation, markHandled),
  serve(markUnhandledOperation, markUnhandled),
);
