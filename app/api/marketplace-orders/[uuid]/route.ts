import { readOrderOperation } from '@/lib/contracts/marketplace/marketplace';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { readOrder } from '@/lib/services/orders/read-order';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(readOrderOperation, readOrder));
