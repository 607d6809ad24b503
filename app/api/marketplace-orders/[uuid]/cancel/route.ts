import { cancelOrderOperation } from '@/lib/contracts/marketplace/marketplace';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { cancelOrder } from '@/lib/services/orders/cancel-order';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(cancelOrderOperation, cancelOrder));
