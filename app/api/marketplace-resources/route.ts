import { listResourcesOperation } from '@/lib/contracts/marketplace/marketplace';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { listResources } from '@/lib/services/resources/list-resources';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(listResourcesOperation, listResources));
