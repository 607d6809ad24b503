import { requestOrderSyncOperation } from '@/lib/contracts/marketplace/order-sync';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { requestOrderSync } from '@/lib/services/order-sync/request-order-sync';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(requestOrderSyncOperation, requestOrderSync),
);
