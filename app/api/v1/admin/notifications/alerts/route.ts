import { createAlertOperation, listAlertsOperation } from '@/lib/contracts/alerts/alerts';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { createAlert } from '@/lib/services/alerts/create-alert';
import { listAlerts } from '@/lib/services/alerts/list-alerts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(listAlertsOperation, listAlerts),
  serve(createAlertOperation, createAlert),
);
