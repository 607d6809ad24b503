import { listDeliveriesOperation } from '@/lib/contracts/deliveries';
import { door } from '@/lib/http/door';
import { serve } from '@/lib/http/serve';
import { listDeliveries } from '@/lib/services/deliveries/list-deliveries';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(serve(listDeliveriesOperation, listDeliveries));
