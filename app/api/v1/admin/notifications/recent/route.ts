import { listRecentNotificationsOperation } from '@/lib/contracts/alerts/notifications';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { listRecentNotifications } from '@/lib/services/notifications/list-recent-notifications';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(listRecentNotificationsOperation, listRecentNotifications),
);
