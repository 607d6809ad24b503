import { cancelOrderOperation } from '@/lib/contracts/marketplace';
import { door } from '@/lib/http/door';
import { serve } from '@/lib/http/serve';
import { cancelOrder } from '@/lib/services/orders/cancel-order';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(serve(cancelOrderOperation, cancelOrder));
