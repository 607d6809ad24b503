import { setOrderErredOperation } from '@/lib/contracts/marketplace/marketplace';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { setOrderErred } from '@/lib/services/orders/set-order-erred';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(setOrderErredOperation, setOrderErred));
