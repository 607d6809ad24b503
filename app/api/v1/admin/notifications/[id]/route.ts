import { deleteNotificationOperation, readNotificationOperation } from '@/lib/contracts/alerts/notifications';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { deleteNotification } from '@/lib/services/notifications/delete-notification';
import { readNotification } from '@/lib/services/notifications/read-notification';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(readNotificationOperation, readNotification),
  serve(deleteNotificationOperation, deleteNotification),
);
