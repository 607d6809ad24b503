import { rejectOrderOperation } from '@/lib/contracts/marketplace/marketplace';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { rejectOrder } from '@/lib/services/orders/reject-order';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(rejectOrderOperation, rejectOrder));
