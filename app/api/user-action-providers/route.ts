import { listProvidersOperation } from '@/lib/contracts/actions/providers';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { listProviders } from '@/lib/services/providers/list-providers';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(listProvidersOperation, listProviders));
