import { snoozeAlertOperation } from '@/lib/contracts/alerts/alerts';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { snoozeAlert } from '@/lib/services/alerts/snooze-alert';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(snoozeAlertOperation, snoozeAlert));
