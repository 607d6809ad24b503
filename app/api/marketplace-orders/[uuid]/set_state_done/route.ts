import { setOrderDoneOperation } from '@/lib/contracts/marketplace/marketplace';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { setOrderDone } from '@/lib/services/orders/set-order-done';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(setOrderDoneOperation, setOrderDone));
