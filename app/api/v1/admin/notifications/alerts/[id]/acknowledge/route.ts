import { acknowledgeAlertOperation } from '@/lib/contracts/alerts/alerts';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { acknowledgeAlert } from '@/lib/services/alerts/acknowledge-alert';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(acknowledgeAlertOperation, acknowledgeAlert),
);
