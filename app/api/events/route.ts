import { listEventsOperation } from '@/lib/contracts/history/events';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { listEvents } from '@/lib/services/event-log/list-events';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(listEventsOperation, listEvents));
