import { readAlertOperation } from '@/lib/contracts/alerts/alerts';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { readAlert } from '@/lib/services/alerts/read-alert';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(readAlertOperation, readAlert));
