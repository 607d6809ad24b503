import { setPausedOperation } from '@/lib/contracts/marketplace/marketplace';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { setPaused } from '@/lib/services/resources/set-paused';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(setPausedOperation, setPaused));
