import { resolveAlertOperation } from '@/lib/contracts/alerts/alerts';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { resolveAlert } from '@/lib/services/alerts/resolve-alert';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(resolveAlertOperation, resolveAlert));
