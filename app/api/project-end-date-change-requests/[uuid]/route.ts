import { readEndDateRequestOperation } from '@/lib/contracts/projects/end-date-requests';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { readEndDateRequest } from '@/lib/services/end-date-requests/read-end-date-request';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(readEndDateRequestOperation, readEndDateRequest),
);
