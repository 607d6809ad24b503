import { rejectByProviderOperation } from '@/lib/contracts/marketplace/marketplace';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { rejectByProvider } from '@/lib/services/orders/reject-by-provider';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(rejectByProviderOperation, rejectByProvider),
);
