import { readAlertStatisticsOperation } from '@/lib/contracts/alerts/alerts';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { readAlertStatistics } from '@/lib/services/alerts/read-alert-statistics';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(readAlertStatisticsOperation, readAlertStatistics),
);
