import { readAccessNotificationOperation } from '@/lib/contracts/access/notifications';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { readAccessNotification } from '@/lib/services/access-notices/read-access-notification';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(readAccessNotificationOperation, readAccessNotification),
);
