import { requestOrderSyncOperation } from '@/lib/contracts/order-sync';
import { door } from '@/lib/http/door';
import { serve } from '@/lib/http/serve';
import { requestOrderSync } from '@/lib/services/order-sync/request-order-sync';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(serve(requestOrderSyncOperation, requestOrderSync));
