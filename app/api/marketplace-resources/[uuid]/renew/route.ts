import { renewResourceOperation } from '@/lib/contracts/marketplace/marketplace';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { renewResource } from '@/lib/services/resources/renew-resource';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(renewResourceOperation, renewResource));
