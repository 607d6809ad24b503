import { keepResourceOperation } from '@/lib/contracts/marketplace/marketplace';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { keepResource } from '@/lib/services/resources/keep-resource';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(keepResourceOperation, keepResource));
