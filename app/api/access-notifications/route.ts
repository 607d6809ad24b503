import { listAccessNotificationsOperation } from '@/lib/contracts/access/notifications';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { listAccessNotifications } from '@/lib/services/access-notices/list-access-notifications';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(listAccessNotificationsOperation, listAccessNotifications),
);
