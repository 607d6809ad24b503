import { approveOrderOperation } from '@/lib/contracts/marketplace';
import { door } from '@/lib/http/door';
import { serve } from '@/lib/http/serve';
import { approveOrder } from '@/lib/services/orders/approve-order';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(serve(approveOrderOperation, approveOrder));
