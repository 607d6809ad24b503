import { listOrderCommandsOperation } from '@/lib/contracts/marketplace/details';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { listOrderCommands } from '@/lib/services/orders/list-order-commands';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(listOrderCommandsOperation, listOrderCommands),
);
