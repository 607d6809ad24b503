import { approveOrderOperation } from '@/lib/contracts/marketplace/marketplace';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { approveOrder } from '@/lib/services/orders/approve-order';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(approveOrderOperation, approveOrder));
