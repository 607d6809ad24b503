import { changeProviderOperation, readProviderOperation } from '@/lib/contracts/actions/providers';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { changeProvider } from '@/lib/services/providers/change-provider';
import { readProvider } from '@/lib/services/providers/read-provider';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(readProviderOperation, readProvider),
  serve(changeProviderOperation, changeProvider),
);
