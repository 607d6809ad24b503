import { readOrderOperation } from '@/lib/contracts/marketplace';
import { door } from '@/lib/http/door';
import { serve } from '@/lib/http/serve';
import { readOrder } from '@/lib/services/orders/read-order';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(serve(readOrderOperation, readOrder));
