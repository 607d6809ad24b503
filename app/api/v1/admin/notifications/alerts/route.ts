import { createAlertOperation, listAlertsOperation } from '@/lib/contracts/alerts';
import { door } from '@/lib/http/door';
import { serve } from '@/lib/http/serve';
import { createAlert } from '@/lib/services/alerts/create-alert';
import { listAlerts } from '@/lib/services/alerts/list-alerts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(
  serve(listAlertsOperation, listAlerts),
  serve(createAlertOperation, createAlert),
);
