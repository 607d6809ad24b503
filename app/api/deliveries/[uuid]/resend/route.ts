import { resendDeliveryOperation } from '@/lib/contracts/delivery/deliveries';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { resendDelivery } from '@/lib/services/deliveries/resend-delivery';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(resendDeliveryOperation, resendDelivery));
