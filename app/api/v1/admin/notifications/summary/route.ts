import { summariseNotificationsOperation } from '@/lib/contracts/alerts/notifications';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { summariseNotifications } from '@/lib/services/notifications/summarise-notifications';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(summariseNotificationsOperation, summariseNotifications),
);
