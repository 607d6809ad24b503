import { readEventOperation } from '@/lib/contracts/history/events';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { readEvent } from '@/lib/services/event-log/read-event';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(readEventOperation, readEvent));
