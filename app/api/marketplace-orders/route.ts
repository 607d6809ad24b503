import { createOrderOperation, listOrdersOperation } from '@/lib/contracts/marketplace/marketplace';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { listOrders } from '@/lib/services/orders/list-orders';
import { placeOrder } from '@/lib/services/orders/place-order';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(listOrdersOperation, listOrders),
  serve(createOrderOperation, placeOrder),
);
