import { countAccessNotificationDaysOperation } from '@/lib/contracts/access/notification-days';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { countNoticeDays } from '@/lib/services/access-notices/count-notice-days';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(countAccessNotificationDaysOperation, countNoticeDays),
);
