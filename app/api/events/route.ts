import { watchEventsOperation } from '@/lib/contracts/events';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { watchEvents } from '@/lib/services/live/watch-events';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(watchEventsOperation, watchEvents));
