import { readResourceHistoryOperation } from '@/lib/contracts/marketplace/details';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { readResourceHistory } from '@/lib/services/resources/read-resource-history';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(readResourceHistoryOperation, readResourceHistory),
);
