import { terminateResourceOperation } from '@/lib/contracts/marketplace/marketplace';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { terminateResource } from '@/lib/services/resources/terminate-resource';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(terminateResourceOperation, terminateResource),
);
