import { cancelProviderRunOperation } from '@/lib/contracts/actions/providers';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { cancelProviderRun } from '@/lib/services/providers/cancel-provider-run';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(cancelProviderRunOperation, cancelProviderRun),
);
