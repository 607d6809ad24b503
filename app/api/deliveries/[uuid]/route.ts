import { readDeliveryOperation } from '@/lib/contracts/delivery/deliveries';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { readDelivery } from '@/lib/services/deliveries/read-delivery';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(readDeliveryOperation, readDelivery));
