import { assignAlertOperation } from '@/lib/contracts/alerts/alerts';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { assignAlert } from '@/lib/services/alerts/assign-alert';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(assignAlertOperation, assignAlert));
