import { listOrdersOperation } from '@/lib/contracts/marketplace';
import { door } from '@/lib/http/door';
import { serve } from '@/lib/http/serve';
import { listOrders } from '@/lib/services/orders/list-orders';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(serve(listOrdersOperation, listOrders));
