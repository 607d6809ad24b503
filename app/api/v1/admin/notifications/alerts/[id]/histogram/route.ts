import { readAlertHistogramOperation } from '@/lib/contracts/alerts/alerts';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { readAlertHistogram } from '@/lib/services/alerts/read-alert-histogram';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(readAlertHistogramOperation, readAlertHistogram),
);
