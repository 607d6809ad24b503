import { readDeliveryOperation } from '@/lib/contracts/deliveries';
import { door } from '@/lib/http/door';
import { serve } from '@/lib/http/serve';
import { readDelivery } from '@/lib/services/deliveries/read-delivery';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(serve(readDeliveryOperation, readDelivery));
