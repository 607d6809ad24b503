import { approveByProviderOperation } from '@/lib/contracts/marketplace/marketplace';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { approveByProvider } from '@/lib/services/orders/approve-by-provider';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(approveByProviderOperation, approveByProvider),
);
