import { listOrdersOperation } from '@/lib/contracts/marketplace';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { listOrders } from '@/lib/services/orders/list-orders';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(listOrdersOperation, listOrders));
