import { restoreNotificationOperation } from '@/lib/contracts/alerts/notifications';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { restoreNotification } from '@/lib/services/notifications/restore-notification';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(restoreNotificationOperation, restoreNotification),
);
