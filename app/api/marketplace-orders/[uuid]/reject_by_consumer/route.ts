import { rejectOrderOperation } from '@/lib/contracts/marketplace';
import { door } from '@/lib/http/door';
import { serve } from '@/lib/http/serve';
import { rejectOrder } from '@/lib/services/orders/reject-order';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(serve(rejectOrderOperation, rejectOrder));
