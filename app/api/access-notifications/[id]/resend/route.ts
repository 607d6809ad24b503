import { resendAccessNotificationOperation } from '@/lib/contracts/access/notifications';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { resendAccessNotification } from '@/lib/services/access-notices/resend-access-notification';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(resendAccessNotificationOperation, resendAccessNotification),
);
