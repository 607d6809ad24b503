import { resendDeliveryOperation } from '@/lib/contracts/deliveries';
import { door } from '@/lib/http/door';
import { serve } from '@/lib/http/serve';
import { resendDelivery } from '@/lib/services/deliveries/resend-delivery';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(serve(resendDeliveryOperation, resendDelivery));
