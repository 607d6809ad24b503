import { watchLiveOperation } from '@/lib/contracts/live';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { watchLive } from '@/lib/services/live/watch-live';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(watchLiveOperation, watchLive));
