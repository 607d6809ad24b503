import { listDeliveriesOperation } from '@/lib/contracts/delivery/deliveries';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { listDeliveries } from '@/lib/services/deliveries/list-deliveries';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(listDeliveriesOperation, listDeliveries));
