import { readAccessPrefillOperation } from '@/lib/contracts/access/people';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { readAccessPrefill } from '@/lib/services/access-people/read-access-prefill';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(readAccessPrefillOperation, readAccessPrefill),
);
