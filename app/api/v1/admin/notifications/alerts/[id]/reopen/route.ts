import { reopenAlertOperation } from '@/lib/contracts/alerts/alerts';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { reopenAlert } from '@/lib/services/alerts/reopen-alert';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(reopenAlertOperation, reopenAlert));
