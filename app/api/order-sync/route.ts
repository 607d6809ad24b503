import { readOrderSyncOperation } from '@/lib/contracts/marketplace/order-sync';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { readOrderSync } from '@/lib/services/order-sync/read-order-sync';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(readOrderSyncOperation, readOrderSync));
