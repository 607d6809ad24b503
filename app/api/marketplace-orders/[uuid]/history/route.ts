import { readOrderHistoryOperation } from '@/lib/contracts/marketplace/details';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { readOrderHistory } from '@/lib/services/orders/read-order-history';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(readOrderHistoryOperation, readOrderHistory),
);
