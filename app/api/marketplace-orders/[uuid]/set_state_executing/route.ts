import { setOrderExecutingOperation } from '@/lib/contracts/marketplace/marketplace';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { setOrderExecuting } from '@/lib/services/orders/set-order-executing';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(setOrderExecutingOperation, setOrderExecuting),
);
