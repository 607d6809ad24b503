import { healthOperation } from '@/lib/contracts/system';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { readHealth } from '@/lib/services/system/read-health';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(healthOperation, readHealth));
