import { createNotificationOperation, listNotificationsOperation } from '@/lib/contracts/alerts/notifications';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { createNotification } from '@/lib/services/notifications/create-notification';
import { listNotifications } from '@/lib/services/notifications/list-notifications';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(listNotificationsOperation, listNotifications),
  serve(createNotificationOperation, createNotification),
);
